// Points in, samples out: from a table of numbers to files of samples.
import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { GANVIL, ganvil } from './ganvil.ts';
import { workplace } from './workplace.ts';

const { at, read } = workplace();
const SHORT = [
  '--steps',
  '3',
  '--batch-size',
  '8',
  '--width',
  '8',
  '--sample-count',
  '9',
  '--evaluate-count',
  '20',
];
const ROWS = Array.from(
  { length: 40 },
  (_, i) => `${i % 7},${1000 + 250 * (i % 9)},${i % 2 ? 'odd' : 'even'}`,
);

beforeAll(async () => {
  mkdirSync(at('parts'));
  writeFileSync(at('points.csv'), ['time,weight,kind', ...ROWS].join('\n'));
  writeFileSync(at('parts/train.csv'), ['time,weight,kind', ...ROWS.slice(0, 30)].join('\n'));
  writeFileSync(at('parts/test.csv'), ['time,weight,kind', ...ROWS.slice(30)].join('\n'));
  const made = await ganvil([
    'train',
    '--data',
    at('points.csv'),
    ...SHORT,
    '--conditional',
    '--checkpoint-every',
    '2',
    '--out',
    at('run'),
  ]);
  expect(made, made.stderr).toMatchObject({ code: 0 });
  expect(made.stdout).toContain('compared with      the training data');
  expect(made.stderr).toContain('points.csv: 40 rows of time, weight; classes in column kind.\n');
  expect(made.stderr).toContain('no preset given; using settings for points: mlp, width 8,');
});

const sample = (...args: string[]) => ganvil(['sample', at('run'), ...args]);

describe('a table', () => {
  test('trains by itself, and its samples are a table in its own units', async () => {
    expect(JSON.parse(read('run', 'config.json')).config).toMatchObject({
      architecture: 'mlp',
      standardize: 'yes',
    });
    const { stdout, stderr } = await sample('--out', '-', '--seeds', '0-9');
    expect(stderr).toBe('');
    const [heading, ...lines] = stdout.trimEnd().split('\n');
    expect(heading).toBe('time,weight,class');
    expect(lines).toHaveLength(10);
    expect(lines.map((line) => line.split(',')[2]).slice(0, 3)).toEqual(['even', 'odd', 'even']);
    const weights = lines.map((line) => Number(line.split(',')[1]));
    expect(weights.every((weight) => weight > -5000 && weight < 9000)).toBe(true);
    expect(Math.max(...weights) - Math.min(...weights)).toBeGreaterThan(1);
  });

  test('with a test part is compared with that', async () => {
    const { stdout, code } = await ganvil([
      'train',
      '--data',
      at('parts'),
      ...SHORT,
      '--out',
      at('parted'),
      '--json',
      '--quiet',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ part: 'test', metrics: { mmd: expect.any(Number) } });
    const measured = await ganvil(['evaluate', at('parted'), '--json']);
    expect(JSON.parse(measured.stdout)).toMatchObject({ part: 'test', metrics: JSON.parse(stdout).metrics });
  });

  test('of which a share is held out is compared with that, also when it is resumed', async () => {
    const shared = ['--data', at('points.csv'), ...SHORT, '--test-share', '0.25', '--json'];
    const whole = await ganvil(['train', ...shared, '--out', at('shared')]);
    expect(whole.stderr).toContain('metrics: measured on the test part, 10 samples');
    expect(JSON.parse(whole.stdout)).toMatchObject({ part: 'test' });
    await ganvil(['train', ...shared, '--steps', '3', '--out', at('shared-2')]);
    const rest = await ganvil(['resume', at('shared-2'), '--steps', '6', '--json']);
    const six = await ganvil(['train', ...shared, '--steps', '6', '--out', at('shared-6')]);
    expect(JSON.parse(rest.stdout).digest, rest.stderr).toBe(JSON.parse(six.stdout).digest);
    const measured = await ganvil(['evaluate', at('shared-6'), '--json']);
    expect(JSON.parse(measured.stdout), measured.stderr).toMatchObject({ part: 'test' });
  });

  test.each([
    ['one row', '1,2\n', /metrics that need two are skipped/],
    ['equal rows', '1,2\n1,2\n1,2\n', /rows of x1, x2/],
    ['huge numbers', '1e30,1\n-1e30,2\n0,3\n', /rows of x1, x2/],
  ])('of %s has finite metrics', async (name, text, says) => {
    writeFileSync(at('odd.csv'), text);
    for (const standardize of ['yes', 'no']) {
      const out = at(`${name} ${standardize}`.replaceAll(' ', '-'));
      const args = [
        'train',
        '--data',
        at('odd.csv'),
        ...SHORT,
        '--standardize',
        standardize,
        '--out',
        out,
        '--json',
      ];
      const { stdout, stderr, code } = await ganvil(args);
      expect([0, 70], stderr).toContain(code);
      expect(stderr).toMatch(says);
      const { metrics } = JSON.parse(stdout);
      for (const value of Object.values(metrics)) expect(Number.isFinite(value)).toBe(true);
    }
  });
});

describe('sample', () => {
  test.each(['png', 'csv', 'npy', 'npz', 'json'])(
    'writes the same .%s to a file, to stdout and by --format',
    async (format) => {
      const args = ['--seeds', '3,1,4'];
      expect((await sample(...args, '--out', at(`x.${format}`))).stdout).toBe(`${at(`x.${format}`)}\n`);
      await sample(...args, '--format', format, '--out', at(`plain-${format}`));
      const file = readFileSync(at(`x.${format}`));
      expect(readFileSync(at(`plain-${format}`)).equals(file)).toBe(true);
      const piped = execFileSync(process.execPath, [
        GANVIL,
        'sample',
        at('run'),
        ...args,
        '--format',
        format,
        '--out',
        '-',
      ]);
      expect(piped.equals(file)).toBe(true);
    },
  );

  test('knows the checkpoint of an earlier step, and lists those there are', async () => {
    const [early, late] = await Promise.all(['2', '3'].map((step) => sample('--step', step, '--out', '-')));
    expect(early.stdout).not.toBe(late.stdout);
    expect(late.stdout).toBe((await sample('--out', '-')).stdout);
    const { stderr, code } = await sample('--step', '7', '--out', '-');
    expect([code, stderr]).toEqual([
      66,
      `ganvil: --step: expected a step that has a checkpoint in ${at('run')} (2, 3), got 7.\n`,
    ]);
  });

  test.each([
    [['--out', 'x.jpg'], 64, /expected one of the extensions \.png, .*got x\.jpg/],
    [['--out', 'x.csv', '--format', 'png'], 64, /expected the extension \.png/],
    [['--out', 'x.csv', '--format', 'tiff'], 64, /expected one of png, csv, npy, npz, json.*got "tiff"/],
    [['--out', 'folder/'], 64, /expected a file \(one table for all points\)/],
    [['--each'], 64, /expected a folder as --out/],
    [['--seeds', '0-65536'], 64, /at most 65536/],
    [
      ['--class', '9', '--out', '-'],
      64,
      /--class: expected a number from 0 to 1 or a name of even, odd, got "9"/,
    ],
  ] as const)('refuses %j', async (args, code, says) => {
    const result = await ganvil(['sample', at('run'), ...args], { cwd: at('') });
    expect(result, result.stderr).toMatchObject({ code, stdout: '' });
    expect(result.stderr).toMatch(/^ganvil: [^\n]+\n$/);
    expect(result.stderr).toMatch(says);
  });

  test('gives each image a file of its own size, and bounds a picture of many', async () => {
    const tiny = [
      '--width',
      '4',
      '--batch-size',
      '8',
      '--steps',
      '1',
      '--sample-count',
      '4',
      '--evaluate-count',
      '8',
    ];
    expect((await ganvil(['train', 'digits', ...tiny, '--out', at('digits'), '--quiet'])).code).toBe(0);
    const each = await ganvil(['sample', at('digits'), '--seeds', '0-2,11', '--out', at('many/'), '--json']);
    expect(JSON.parse(each.stdout)).toMatchObject({ count: 4, format: 'png' });
    expect(readdirSync(at('many')).sort()).toEqual(['000000.png', '000001.png', '000002.png', '000011.png']);
    const sizeOf = (path: string) => [16, 20].map((offset) => readFileSync(path).readUInt32BE(offset));
    expect(sizeOf(at('many/000011.png'))).toEqual([28, 28]);
    await ganvil(['sample', at('digits'), '--seeds', '5', '--native', '--out', at('one.png')]);
    expect(sizeOf(at('one.png'))).toEqual([28, 28]);
    const csv = await ganvil(['sample', at('digits'), '--out', at('digits.csv')]);
    expect(csv).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('expected one of png, npy, npz for images'),
    });
  });
});

describe('a target', () => {
  test('that is a link is written through and stays one', async () => {
    writeFileSync(at('kept.csv'), 'old');
    symlinkSync('kept.csv', at('link.csv'));
    const { ino } = statSync(at('kept.csv'));
    expect((await sample('--out', at('link.csv'))).code).toBe(0);
    expect(lstatSync(at('link.csv')).isSymbolicLink()).toBe(true);
    expect(statSync(at('kept.csv')).ino).toBe(ino);
    expect(read('kept.csv')).toMatch(/^time,weight,class\n/);
  });

  test('that is a link to nowhere, or below one or below a file, is refused in one line', async () => {
    symlinkSync('gone/x', at('broken.csv'));
    for (const path of ['broken.csv', 'broken.csv/x.csv', 'points.csv/x.csv']) {
      const { code, stderr } = await sample('--out', at(path));
      expect([path, code]).toEqual([path, 74]);
      expect(stderr).toMatch(/^ganvil: [^\n]+\n$/);
    }
    expect(existsSync(at('gone'))).toBe(false);
  });

  test('in folders that are not there makes them', async () => {
    expect((await sample('--out', at('new/er/x.csv'))).code).toBe(0);
    expect(existsSync(at('new/er/x.csv'))).toBe(true);
  });

  test.runIf(process.platform === 'linux')('that is a FIFO is written to', async () => {
    execFileSync('mkfifo', [at('fifo')]);
    const reader = spawn('cat', [at('fifo')]);
    let text = '';
    reader.stdout.on('data', (chunk) => (text += chunk));
    const closed = new Promise((resolve) => reader.on('close', resolve));
    expect((await sample('--out', at('fifo'), '--seeds', '1')).code).toBe(0);
    await closed;
    expect(text).toMatch(/^time,weight,class\n\S+\n$/);
    expect(lstatSync(at('fifo')).isFIFO()).toBe(true);
  });

  test.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
    'that is a device stays one',
    async () => {
      for (const [name, minor] of [
        ['null', '3'],
        ['full', '7'],
      ]) {
        execFileSync('mknod', [at(name), 'c', '1', minor]);
        const { code, stderr } = await sample('--out', at(name));
        expect([name, code]).toEqual([name, name === 'null' ? 0 : 74]);
        if (code !== 0) expect(stderr).toMatch(/^ganvil: [^\n]+ENOSPC[^\n]+\n$/);
        expect(lstatSync(at(name)).isCharacterDevice()).toBe(true);
      }
    },
  );

  test('of bench is checked before anything is measured', async () => {
    mkdirSync(at('folder'));
    const { code, stderr } = await ganvil(['bench', 'kernels', '--json', at('folder')]);
    expect([code, stderr]).toEqual([
      64,
      `ganvil: --json: expected a file, got the folder ${at('folder')}.\n`,
    ]);
  });
});
