/// <reference types="node" />
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { points } from '../src/formats/points.ts';
import { readAll } from './opened.ts';
import { fileOf, filesOf, hasData } from './realData.ts';

const open = (text: string | Uint8Array, standardize = false, path = 'a.csv') =>
  points.open([fileOf(path, typeof text === 'string' ? new TextEncoder().encode(text) : text)], {
    imageSize: 0,
    channels: 0,
    standardize,
  });

const ENCODINGS: Record<string, (text: string) => Uint8Array> = {
  'utf-8': (text) => new TextEncoder().encode(text),
  'utf-8 with BOM': (text) => new TextEncoder().encode(`\ufeff${text}`),
  'utf-16le with BOM': (text) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')),
  'utf-16be with BOM': (text) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()),
  'utf-16le without': (text) => new Uint8Array(Buffer.from(text, 'utf16le')),
  gzip: (text) => new Uint8Array(gzipSync(text)),
};

/** A generator of pseudorandom integers below n. */
function dice(seed: number): (n: number) => number {
  let state = seed * 2654435761 + 1;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/** How a table of the sweep is written. */
interface Written {
  readonly separator: string;
  readonly decimal: string;
  readonly end: string;
  readonly heading: boolean;
  readonly quotes: boolean;
  readonly label: boolean;
  readonly index: boolean;
  readonly trailing: boolean;
  readonly noise: boolean;
  readonly encoding: string;
}

function drawn(roll: (n: number) => number): Written {
  const of = <T>(...values: T[]): T => values[roll(values.length)];
  const separator = of(',', ';', '\t', '|', ' ');
  return {
    separator,
    decimal: separator === ',' ? '.' : of('.', ','),
    end: of('\n', '\r\n', '\r'),
    heading: roll(2) === 0,
    quotes: roll(2) === 0,
    label: roll(2) === 0,
    index: roll(3) === 0,
    trailing: separator !== ' ' && roll(3) === 0,
    noise: roll(2) === 0,
    encoding: of(...Object.keys(ENCODINGS)),
  };
}

const NUMBERS = ['0', '-1.5', '2.25e3', '+7.125', '.5', '3.', '1E-2', '12345.678'];

/** A table of numbers and what it must be read as. */
function table(roll: (n: number) => number, how: Written) {
  const least = how.decimal === ',' ? 2 : 1; // one column of them would be two with commas between
  const [rows, width] = [4 + roll(8), least + roll(5)];
  const cells = Array.from({ length: rows }, () =>
    Array.from({ length: width }, () => NUMBERS[roll(NUMBERS.length)]),
  );
  for (let k = 0; k < width; k++) cells[0][k] = `${k + 1}.5`; // a column of words is none of numbers
  const named = how.heading || how.index;
  const quote = (text: string): string => (how.quotes ? `"${text}"` : text);
  const line = (fields: string[]): string => fields.join(how.separator) + (how.trailing ? how.separator : '');
  const lines = cells.map((row, i) =>
    line([
      ...(how.index ? [quote(String(i))] : []),
      ...row.map((cell) => quote(cell.replace('.', how.decimal))),
      ...(how.label
        ? [quote(i % 2 === 0 ? 'even one'.replace(' ', how.separator === ' ' ? '_' : ' ') : 'odd')]
        : []),
    ]),
  );
  const names = Array.from({ length: width }, (_, k) => (named ? `name ${k}` : `x${k + 1}`));
  const written = names.map((name) =>
    quote(how.separator === ' ' && !how.quotes ? name.replace(' ', '_') : name),
  );
  if (named)
    lines.unshift(line([...(how.index ? ['""'] : []), ...written, ...(how.label ? [quote('kind')] : [])]));
  if (how.noise) lines.splice(roll(lines.length), 0, '', '# a comment, or two; "half', '  ');
  const values = cells.flat().map(Number);
  return { text: lines.join(how.end) + (roll(2) === 0 ? how.end : ''), rows, width, values };
}

describe('tables', () => {
  it('are read however they are written: 1,000 drawn ones', async () => {
    for (let seed = 0; seed < 1000; seed++) {
      const roll = dice(seed);
      const how = drawn(roll);
      const { text, rows, width, values } = table(roll, how);
      const { dataset } = await open(ENCODINGS[how.encoding](text)).catch((error: Error) => {
        throw new Error(`${seed} ${JSON.stringify(how)}\n${text}\n${error.message}`);
      });
      const where = `${seed} ${JSON.stringify(how)}\n${text}`;
      expect(dataset.shape, where).toEqual([width]);
      expect(dataset.count, where).toBe(rows);
      expect(dataset.classes, where).toBe(how.label ? 2 : 0);
      const { data, labels } = readAll(dataset);
      expect(data, where).toEqual(Float32Array.from(values));
      if (how.label) expect([...labels], where).toEqual(Array.from({ length: rows }, (_, i) => i % 2));
    }
  });

  it.each([
    ['a heading of pandas without names', ',0,1\n0,5,6\n1,7,8\n', { count: 2, shape: [2] }],
    ['a shuffled index of pandas', ',a,b\n17,5,6\n3,7,8\n', { count: 2, shape: [2] }],
    ['row names of R', '"a" "b"\n"one" 5 6\n"two" 7 8\n', { count: 2, shape: [2] }],
    ['an id', 'Id,a\n1,5\n2,7\n3,7\n', { count: 3, shape: [1] }],
    ['an id that counts nothing', 'Id,a\n1,5\n9,7\n3,7\n', { count: 3, shape: [2] }],
    ["Excel's first line", 'sep=;\na;b\n1,5;2\n', { count: 1, shape: [2] }],
    ['a class of numbers by its name', 'a,class\n1,0\n2,1\n3,1\n', { count: 3, shape: [1], classes: 2 }],
    ['a target that is no class', 'a,target\n1,0.5\n2,1.5\n', { count: 2, shape: [2], classes: 0 }],
    ['whole numbers at the end', '1.5,0\n2.5,1\n3.5,1\n', { count: 3, shape: [2], classes: 0 }],
    ['names of rows', 'name,a\nx,1\ny,2\nz,3\n', { count: 3, shape: [1], classes: 0 }],
    ['a quoted line end', 'a,"b\nc"\n1,2\n', { count: 1, shape: [2] }],
    ['missing cells', 'a,b\n1,NA\n2,3\n,4\n?,5\n6,nan\n7,8\n', { count: 2, shape: [2] }],
    ['an empty column', 'a,b,c\n1,,2\n3,,4\n', { count: 2, shape: [2] }],
    ['blanks in front', '  1.5   2\n  3     4e1\n', { count: 2, shape: [2] }],
    ['one row', '1,2,3\n', { count: 1, shape: [3] }],
    ['one number', '5', { count: 1, shape: [1] }],
    ['a column', 'x\n1\n2\n3', { count: 3, shape: [1] }],
    [
      '64 columns',
      `${Array(64).fill('1.5').join(',')}\n${Array(64).fill('2').join(',')}\n`,
      { count: 2, shape: [64] },
    ],
  ])('have %s', async (_, text, expected) => {
    expect((await open(text)).dataset).toMatchObject(expected);
  });

  it.each([
    ['below a heading of one name', 'Length in mm\n1,5\n0,25\n3,75\n', [1.5, 0.25, 3.75]],
    ['below a heading of one name, with missing cells', 'x\n1,5\nNA\n0,3\n', [1.5, 0.3]],
    ['with numbers without a comma between', '1,5\n2\n3,25\n', [1.5, 2, 3.25]],
    ['with fractions that begin with 0', '1,05\n1,5\n1,125\n', [1.05, 1.5, 1.125]],
    ['with -0', '-0,5\n1,5\n2,5\n', [-0.5, 1.5, 2.5]],
    ['with exponents', 'x\n1,5e3\n2,5E-1\n', [1500, 0.25]],
    ['in quotes', '"1,5"\n"2,5"\n', [1.5, 2.5]],
    ['below a heading, and long', `x\n${'7,25\n'.repeat(20000)}`, Array(20000).fill(7.25)],
  ])('are one column with decimal commas %s', async (_, text, values) => {
    const { dataset, notes } = await open(text);
    expect([dataset.shape, notes]).toEqual([[1], [expect.stringContaining('; decimal commas')]]);
    expect([...readAll(dataset).data]).toEqual(values.map(Math.fround));
  });

  it.each([
    ['both can be meant', '1,50\n2,25\n3,75\n', /x1, x2; a heading of one name would make them one column/],
    ['a heading names two', 'x,y\n1,5\n2,25\n', /x, y\.$/],
    ['a sign is behind the comma', '1,5\n2,-25\n', /x1, x2\.$/],
    ['points are decimal', '1,5.5\n2,25\n', /x1, x2\.$/],
    ['both parts are padded alike, as months', '2024,01\n2024,02\n', /x1, x2; a heading/],
    ['Excel says so', 'sep=,\n1,5\n2,25\n', /x1, x2\.$/],
    ['R counts the rows', '"x"\n1,5\n2,25\n3,75\n', /rows of x; left out: column the first/],
  ])('are two columns where %s', async (_, text, note) => {
    expect((await open(text)).notes).toEqual([expect.stringMatching(note)]);
  });

  it.each([['1,5\n2,6\n3\n'], [`${'1,5\n'.repeat(99)}3\n1,5\n`]])(
    'of two columns lack one: %j',
    async (text) => {
      await expect(open(text)).rejects.toThrow('expected 2 columns, got 1.');
    },
  );

  it('number classes by value, or by name', async () => {
    expect((await open('a,class\n1,10\n2,9\n3,10\n4,9\n')).dataset.classNames).toEqual(['9', '10']);
    expect((await open('a,kind\n1,z\n2,B\n3,z\n4,B\n')).dataset.classNames).toEqual(['B', 'z']);
  });

  it.each([
    ['word', 'a,b\n1,2\n\n"3\n",4\n5,x\n6,7\n', 6, 'expected a number in column b, got "x"'],
    ['width', '# c\r\na;b\r\n1;2\r\n3\r\n', 4, 'expected 2 columns, got 1'],
    ['width below the sample', `a,b\n${'1,2\n'.repeat(2000)}3\n`, 2002, 'expected 2 columns, got 1'],
    ['word below the sample', `${'1,2\n'.repeat(2000)}3,inf\n`, 2001, 'expected a number, got "inf"'],
  ])('name the line of a wrong %s', async (_, text, line, message) => {
    await expect(open(text)).rejects.toThrow(`a.csv:${line}: ${message}.`);
  });

  it('say what was made of them', async () => {
    const { notes } = await open(
      'Id,a,kind,note\n1,5,x,p\n2,,y,q\n3,6,x,r\n4,7,y,s\n'.replace('kind', 'species'),
    );
    expect(notes).toEqual([
      'a.csv: 3 rows of a; classes in column species; left out: column Id (counts the rows), column note (words); rows with missing cells left out: 1.',
    ]);
  });
});

describe('standardised points', () => {
  it('have mean 0 and sd 1 in each column, 0 in constant ones, and know their units', async () => {
    const { dataset } = await open('a,b,c\n1,1000,0.1\n2,3000,0.1\n3,5000,0.1\n', true);
    const sd = Math.sqrt(2 / 3);
    expect(dataset.units).toEqual([
      { name: 'a', mean: 2, sd },
      { name: 'b', mean: 3000, sd: Math.sqrt(8000000 / 3) },
      { name: 'c', mean: 0.1, sd: 0 },
    ]);
    const high = Math.fround(1 / sd);
    expect([...readAll(dataset).data]).toEqual([-high, -high, 0, 0, 0, 0, high, high, 0]);
  });

  it('bring numbers to size that float32 does not hold, and refuse what squares do not', async () => {
    expect((await open('1e99\n2e99\n', true)).dataset.count).toBe(2);
    await expect(open('1e200\n-1e200\n', true)).rejects.toThrow('between 1e-150 and 1e150');
  });

  it('differ in digest by values, units and classes, not by names', async () => {
    const digests = await Promise.all(
      ['a\n1\n2\n', 'a\n1\n3\n', 'a\n2\n4\n', 'a,class\n1,0\n2,1\n', 'a,class\n1,1\n2,0\n'].map(
        async (text) => (await open(text, true)).dataset.digest,
      ),
    );
    expect(new Set(digests).size).toBe(5);
    expect((await open('b\n1\n2\n', true)).dataset.digest).toBe(digests[0]);
  });

  it('keep a test part apart, in the units of the training part', async () => {
    const files = ['a,class\n1,u\n3,v\n', 'a,class\n2,v\n9,u\n'].map((text, i) =>
      fileOf(['train.csv', 'test.csv'][i], new TextEncoder().encode(text)),
    );
    const { dataset } = await points.open([...files].reverse(), {
      imageSize: 0,
      channels: 0,
      standardize: true,
    });
    expect(dataset).toMatchObject({ count: 2, test: { count: 2, classes: 2 } });
    expect(readAll(dataset)).toEqual({ data: Float32Array.of(-1, 1), labels: Int32Array.of(0, 1) });
    expect(readAll(dataset.test!)).toEqual({ data: Float32Array.of(0, 7), labels: Int32Array.of(1, 0) });
  });

  it('refuse a test part of other columns, and tables that are no parts', async () => {
    const parts = (...named: [string, string][]) =>
      points.open(
        named.map(([path, text]) => fileOf(path, new TextEncoder().encode(text))),
        { imageSize: 0, channels: 0 },
      );
    await expect(parts(['train.csv', 'a\n1\n'], ['test.csv', 'b\n1\n'])).rejects.toThrow(
      'expected the columns a',
    );
    await expect(parts(['a.csv', '1\n'], ['b.csv', '1\n'])).rejects.toThrow(
      'got a.csv, b.csv; --data can name one file.',
    );
  });
});

describe('real tables', () => {
  it.runIf(hasData('tabular'))('of shared data', { timeout: 60_000 }, async () => {
    const files = [...filesOf('tabular'), ...filesOf('digits')].filter(
      ({ path }) => !path.endsWith('.names'),
    );
    const found = await Promise.all(
      files.map(async (file) => {
        const { dataset } = await points.open([file], { imageSize: 0, channels: 0, standardize: true });
        return [file.path, dataset.count, dataset.shape[0], dataset.classes];
      }),
    );
    expect(found).toEqual([
      ['banknote_authentication.csv', 1372, 5, 0],
      ['geyser.csv', 272, 2, 2],
      ['iris.csv', 150, 4, 3],
      ['penguins.csv', 342, 4, 3],
      ['digits.csv.gz', 1797, 65, 0],
      ['optdigits.tes', 1797, 65, 0],
      ['optdigits.tra', 3823, 65, 0],
    ]);
  });
});
