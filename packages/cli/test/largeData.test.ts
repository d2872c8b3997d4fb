// Data that memory has no room for: the same samples from a file of decoded pixels, which may be damaged, deleted or made twice at once.
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Dataset, encodeNpy, encodeNpz, encodePng, type Opened, resolveConfig } from '@ganvil/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseBytes } from '../src/args/parseBytes.ts';
import { filesAt } from '../src/data/filesAt.ts';
import { openFilesOrCache } from '../src/data/openFilesOrCache.ts';
import { partsOf } from '../src/data/pixelCache.ts';
import { createPixelFile } from '../src/data/pixelFile.ts';
import { GANVIL, ganvil, until } from './ganvil.ts';
import { idxFolder, pictureFolder } from './sampleData.ts';
import { smallMlp } from './smallMlp.ts';
import { workplace } from './workplace.ts';
import { zipOf } from './zipOf.ts';

const { at } = workplace();
const COUNT = 50;
const values = Float32Array.from({ length: COUNT * 64 }, (_, i) => ((i * 37) % 101) / 100);

/** Every kind of data with images, by the name of its file or folder. */
const sources: Record<string, (path: string) => void> = {
  'pictures in classes': pictureFolder,
  'pictures, grey and colour, with a test part': (path) => {
    for (const part of ['train', 'test']) {
      mkdirSync(join(path, part), { recursive: true });
      for (let i = 0; i < 20; i++) writeFileSync(join(path, part, `${i}.png`), picture(i, i < 7 ? 1 : 3));
    }
  },
  'pictures of different sizes': (path) => {
    mkdirSync(path);
    for (let i = 0; i < 8; i++) writeFileSync(join(path, `${i}.png`), picture(i, 1, 8 + (i % 3)));
  },
  'zip of pictures': (path) =>
    writeFileSync(
      path,
      zipOf(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i % 3}/${i}.png`, picture(i, 1)]))),
    ),
  'IDX, gzipped, with a test part': (path) => idxFolder(path, [60, 20]),
  'npy of floats': (path) => writeFileSync(path, encodeNpy(values, [COUNT, 8, 8])),
  'npz, stored': (path) => writeFileSync(path, encodeNpz({ x: encodeNpy(values, [COUNT, 8, 8, 1]) })),
  'npz, deflated': (path) => writeFileSync(path, zipOf({ 'x.npy': encodeNpy(values, [COUNT, 1, 8, 8]) })),
  'npy, gzipped': (path) => writeFileSync(path, gzipSync(encodeNpy(values, [COUNT, 8, 8]))),
  'CIFAR binary': (path) =>
    writeFileSync(
      path,
      Uint8Array.from({ length: 20 * 3073 }, (_, i) => (i % 3073 === 0 ? (i / 3073) % 10 : i * 7)),
    ),
};

function picture(shade: number, channels: 1 | 3, side = 8): Uint8Array {
  const data = Uint8Array.from({ length: side * side * channels }, (_, i) => shade * 9 + i);
  return encodePng({ width: side, height: side, channels, data });
}

const config = (data: string) => resolveConfig({ data });
async function open(data: string, mostBytes: number, cache?: string): Promise<Opened> {
  return openFilesOrCache(config(data), await filesAt(data, []), { mostBytes }, { cache });
}

/** Samples, labels and names of the parts of data. */
const contentOf = ({ dataset }: Opened) =>
  [dataset, dataset.test].map((part) => part && { ...summary(part), samples: samplesOf(part) });
const summary = ({ shape, count, classes, classNames, digest, former }: Dataset) => ({
  shape,
  count,
  classes,
  classNames,
  digest,
  former,
});
function samplesOf({ count, shape, read }: Dataset) {
  const data = new Float32Array(count * shape.reduce((a, b) => a * b, 1));
  const labels = new Int32Array(count);
  read(
    Array.from({ length: count }, (_, i) => count - 1 - i),
    data,
    labels,
  );
  return { data, labels };
}
const isCached = ({ notes = [] }: Opened) =>
  notes.some((note) => note.startsWith('data: decoded pixels of '));

beforeAll(() => {
  process.env.XDG_CACHE_HOME = at('cache');
});

describe.each(Object.keys(sources))('%s', (name) => {
  test('are the same in memory, in a file, from the cache and packed', async () => {
    const path = at(name);
    sources[name](path);
    const whole = await open(path, 2 ** 30);
    expect(isCached(whole)).toBe(false);
    const bounded = await open(path, 100);
    expect(contentOf(bounded)).toEqual(contentOf(whole));
    expect(bounded.notes!.at(-1)).toMatch(
      /^data: the pixels are kept in .*, which may be deleted at any time$/,
    );
    for (const most of [100, 2 ** 30]) {
      const again = await open(path, most);
      expect(isCached(again)).toBe(true);
      expect(contentOf(again)).toEqual(contentOf(whole));
      expect(again.imageSize).toEqual(whole.imageSize);
    }
    const file = createPixelFile(at(`${name}.ganvil`));
    await file.seal(whole, partsOf(whole));
    for (const most of [100, 2 ** 30])
      expect(contentOf(await open(at(`${name}.ganvil`), most))).toEqual(contentOf(whole));
  });
});

test('ganvil pack writes such a file', async () => {
  const path = at('pictures in classes');
  const packed = await ganvil(['pack', path, at('packed.ganvil'), '--json', '--quiet']);
  expect(packed, packed.stderr).toMatchObject({ code: 0 });
  const whole = await open(path, 2 ** 30);
  expect(JSON.parse(packed.stdout)).toMatchObject({ digest: whole.dataset.digest });
  expect(contentOf(await open(at('packed.ganvil'), 100))).toEqual(contentOf(whole));
});

describe('a cache', () => {
  const data = () => at('pictures in classes');
  const folder = () => at('own cache');
  const file = () => join(folder(), readdirSync(folder()).find((name) => name.endsWith('.ganvil'))!);

  test.each([
    ['a pixel', (bytes: Buffer) => void (bytes[5000] ^= 1)],
    ['a label', (bytes: Buffer) => void (bytes[4096 + 80 * 3072 + 4] ^= 1)],
    ['its header', (bytes: Buffer) => void (bytes[17] ^= 1)],
    ['its version', (bytes: Buffer) => void (bytes[8] ^= 2)],
    ['its text', (bytes: Buffer) => void (bytes[bytes.length - 9] ^= 1)],
    ['its end', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ['all but its beginning', (bytes: Buffer) => bytes.subarray(0, 40)],
    ['its kind', (bytes: Buffer) => void (bytes[0] ^= 1)],
  ])('with %s damaged is made anew', async (_, damage) => {
    const whole = contentOf(await open(data(), 100, folder()));
    const bytes = readFileSync(file());
    writeFileSync(file(), damage(bytes) ?? bytes);
    const mended = await open(data(), 100, folder());
    expect(mended.notes![0]).toMatch(
      /^data: the decoded pixels in .* were damaged, and have been made anew$/,
    );
    expect(contentOf(mended)).toEqual(whole);
    expect(isCached(await open(data(), 100, folder()))).toBe(true);
  });

  test('of files that have changed is not used', async () => {
    const before = await open(data(), 100, folder());
    writeFileSync(join(data(), 'cats/0.png'), picture(3, 3, 32));
    const after = await open(data(), 100, folder());
    expect([isCached(before), isCached(after)]).toEqual([true, false]);
    expect(after.dataset.digest).not.toBe(before.dataset.digest);
    utimesSync(join(data(), 'cats/1.png'), 1, 1);
    expect(isCached(await open(data(), 100, folder()))).toBe(false);
  });

  test('that is deleted while it is used stays readable; one that is overwritten is not believed', async () => {
    const opened = await open(data(), 100, folder());
    const whole = contentOf(opened);
    for (const name of readdirSync(folder())) rmSync(join(folder(), name));
    expect(contentOf(opened)).toEqual(whole);
    const again = await open(data(), 100, folder());
    writeFileSync(file(), readFileSync(file()).fill(0));
    expect(() => contentOf(again)).toThrow(/expected the pixels that were written, got others at image 79/);
    truncateSync(file(), 4096);
    expect(() => contentOf(again)).toThrow(/others at image 79/);
  });

  test('is read ahead, to the same samples', async () => {
    rmSync(folder(), { recursive: true });
    const { dataset } = await open(data(), 100, folder());
    const expected = samplesOf((await open(data(), 2 ** 30)).dataset);
    for (let round = 0; round < 4; round++) {
      dataset.prefetch!(Array.from({ length: 80 }, (_, i) => 79 - i));
      await new Promise((resolve) => setTimeout(resolve, round * 20));
      expect(samplesOf(dataset)).toEqual(expected);
    }
  });

  test('without a folder for it is a file that no name is left of', async () => {
    const env = { XDG_CACHE_HOME: '/proc/none', HOME: '/proc/none', TMPDIR: at('tmp') };
    mkdirSync(at('tmp'));
    const args = ['train', 'digits', '--data', data(), '--steps', '1', '--out', at('homeless')];
    // a file of its own is needed only where memory has no room: with 300 MB of address space for pixels there is
    const trained = await ganvil([...args, '--memory', '256m', '--batch-size', '2', '--width', '4'], { env });
    expect(trained, trained.stderr).toMatchObject({ code: 0 });
    expect(readdirSync(at('tmp'))).toEqual([]);
  });
});

test('packing that is killed leaves nothing that is taken for whole, and several at once do no harm', async () => {
  const data = at('many');
  mkdirSync(data);
  for (let i = 0; i < 1500; i++) writeFileSync(join(data, `${i}.png`), picture(i, 3, 32));
  const args = ['train', 'digits', '--data', data, '--cache', at('shared'), '--shapes'];
  for (const delay of [0, 200]) {
    const child = spawn(process.execPath, [GANVIL, ...args], { stdio: 'ignore' });
    await until(() => existsSync(at('shared')) && readdirSync(at('shared')).length > 0);
    await new Promise((resolve) => setTimeout(resolve, delay));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
  }
  const both = await Promise.all([ganvil(args), ganvil(args)]);
  for (const one of both) expect(one, one.stderr).toMatchObject({ code: 0 });
  expect((await ganvil(args)).stderr).toContain('data: decoded pixels of ');
  const left = readdirSync(at('shared'));
  expect(left.length, left.join()).toBe(1);
});

test.runIf(existsSync('/proc/self/status'))(
  '--memory is kept to, and the result is the same',
  async () => {
    const data = at('large.npy');
    const bytes = Uint8Array.from({ length: 784 }, (_, i) => (i * i) % 251);
    const pixels = new Uint8Array(400_000 * 784); // 314 MB
    for (let i = 0; i < 400_000; i++)
      pixels.set(
        bytes.map((byte) => byte ^ i),
        i * 784,
      );
    writeFileSync(data, encodeNpy(pixels, [400_000, 28, 28]));
    const run = async (out: string, ...more: string[]) => {
      let most = 0;
      const args = [
        'train',
        'digits',
        '--data',
        data,
        ...smallMlp(16, 20),
        '--out',
        at(out),
        '--json',
        ...more,
      ];
      const { stdout, stderr, code } = await ganvil(args, {
        onStart(child) {
          const look = setInterval(() => {
            try {
              const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
              most = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? most);
            } catch {
              clearInterval(look);
            }
          }, 20);
        },
      });
      expect(code, stderr).toBe(0);
      return { digest: JSON.parse(stdout).digest, most: most / 1024 };
    };
    const bounded = await run('bounded', '--memory', '256m');
    const free = await run('free');
    expect(bounded.digest).toBe(free.digest);
    expect(bounded.most).toBeLessThan(256);
    expect(free.most).toBeGreaterThan(300);
  },
  240_000,
);

test('sizes are read as they are written, and what is none is refused in a line', async () => {
  for (const [text, bytes] of [
    ['512m', 2 ** 29],
    ['1.5G', 1.5 * 2 ** 30],
    ['300000k', 300_000 * 1024],
    ['4GiB', 2 ** 32],
    ['1048576', 2 ** 20],
  ] as const)
    expect(parseBytes('--memory', text)).toBe(bytes);
  for (const text of ['much', '-1m', '0', '', '1e9', 'm', '99999999t'])
    expect(() => parseBytes('--memory', text)).toThrow(/^--memory: expected a size such as 512m or 4g, got/);
  const refused = async (...args: string[]) => {
    const { code, stderr } = await ganvil([
      'train',
      'digits',
      '--data',
      at('many'),
      '--out',
      at('no'),
      ...args,
    ]);
    return [code, stderr.trim().split('\n').at(-1)];
  };
  expect(await refused('--memory', '10m')).toEqual([
    64,
    expect.stringMatching(/--memory: expected 256 MiB or more, got 10 MiB\.$/),
  ]);
  expect(await refused('--memory', '256m', '--batch-size', '256', '--image-size', '64')).toEqual([
    78,
    expect.stringMatching(
      /memory: expected a step that needs at most the \d+ MiB that --memory leaves, got .*; lower batchSize to \d+\.$/,
    ),
  ]);
});
