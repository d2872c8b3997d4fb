// What a cache of decoded pixels keeps: notes of a reading that was interrupted, and no more bytes than it may take.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { decodeOnThread, encodePng, openDataset, type Reading, resolveConfig } from '@ganvil/core';
import { expect, test } from 'vitest';
import { keepCacheWithin, markUsed } from '../src/data/cacheUse.ts';
import { openDecodedFile } from '../src/data/decodedFile.ts';
import { filesAt } from '../src/data/filesAt.ts';
import { ganvil } from './ganvil.ts';
import { smallMlp } from './smallMlp.ts';
import { workplace } from './workplace.ts';

const { at } = workplace();
const COUNT = 60;

/** Pictures of 49 kB, of which 21 are noted at once; one is none, and the last has another size if `odd`. */
function pictures(path: string, odd: boolean): void {
  mkdirSync(path);
  for (let i = 0; i < COUNT; i++) {
    const side = odd && i === COUNT - 1 ? 127 : 128;
    const data = Uint8Array.from({ length: side * side * 3 }, (_, k) => (k * (i + 3)) >> 4);
    writeFileSync(join(path, `${i}.png`), encodePng({ width: side, height: side, channels: 3, data }));
  }
  const damaged = join(path, '5.png');
  writeFileSync(damaged, readFileSync(damaged).subarray(0, 200));
}

/** Reads a set with notes; how many pictures were decoded for it, and its digest if it was not stopped after `most`. */
async function read(data: string, most = Number.POSITIVE_INFINITY) {
  const decoded = openDecodedFile(at('made.ganvil'), data.replace(/\W/g, '').slice(-16), () => true, 0);
  let [count, done] = [0, 0];
  const reading: Reading = {
    decoded,
    onProgress(taken, _, what) {
      if (what === undefined && taken > 0) done++;
    },
    signal: {
      get aborted() {
        return done >= most;
      },
    },
    decode: async (...picture) => {
      count++;
      await new Promise((resolve) => setTimeout(resolve, 1));
      return decodeOnThread(...picture);
    },
  };
  const { files } = await filesAt(data, []);
  const opened = await openDataset(resolveConfig({ data, imageSize: '0' }), files, reading).catch((error) => {
    if (error.name !== 'AbortError') throw error;
  });
  if (opened) decoded.remove();
  return { count, digest: opened?.dataset.digest, skipped: opened?.skipped };
}
const notes = () => readdirSync(at('')).filter((name) => name.includes('.part.tmp-'));

test.each([false, true])(
  'a reading that was stopped goes on where it was (sizes differ: %s)',
  async (odd) => {
    const data = at(`pictures ${odd}`);
    pictures(data, odd);
    const whole = await read(data);
    for (const name of notes()) rmSync(at(name)); // of this process, which is still there
    const first = await read(data, odd ? 2 * COUNT - 10 : COUNT - 10);
    expect(first.digest).toBeUndefined();
    expect(notes().length).toBe(1);
    const second = await read(data);
    expect(second).toMatchObject({ digest: whole.digest, skipped: whole.skipped });
    expect(second.count).toBeLessThanOrEqual(whole.count - 21);
  },
);

test('notes are believed up to the first that is damaged', async () => {
  const data = at('pictures false');
  const whole = await read(data);
  for (const name of notes()) rmSync(at(name));
  await read(data, COUNT - 10);
  for (const name of notes()) {
    const bytes = readFileSync(at(name));
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(at(name), bytes);
  }
  const again = await read(data);
  expect(again.digest).toBe(whole.digest);
  expect(again.count).toBeGreaterThan(COUNT / 2);
});

test('a cache gives way to its bound: what was not used for the longest first, never what is in use', () => {
  const folder = at('bounded');
  mkdirSync(folder);
  const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.ganvil`);
  for (const [i, name] of names.entries()) {
    writeFileSync(join(folder, name), Buffer.alloc(1000));
    utimesSync(join(folder, name), i, i);
  }
  markUsed(join(folder, 'b.ganvil'));
  utimesSync(join(folder, 'b.ganvil'), 1, 1);
  expect(keepCacheWithin(folder, 'e.ganvil', 3000)).toEqual(['a.ganvil', 'c.ganvil']);
  expect(keepCacheWithin(folder, 'e.ganvil', 10)).toEqual(['d.ganvil']);
  expect(keepCacheWithin(folder, 'e.ganvil')).toEqual([]);
});

test('every command that reads data takes them from the cache that it is given', async () => {
  const data = at('pictures false');
  const place = ['--cache', at('shared'), '--memory', '256m'];
  const size = ['--image-size', '8', '--channels', '3'];
  const run = at('run');
  const trained = await ganvil([
    'train',
    'digits',
    '--data',
    data,
    ...size,
    ...smallMlp(8, 2),
    '--out',
    run,
    ...place,
  ]);
  expect(trained, trained.stderr).toMatchObject({ code: 0 });
  const [file] = readdirSync(at('shared')).map((name) => join(at('shared'), name));
  const { ino } = statSync(file);
  const settings = {
    data,
    imageSize: 8,
    channels: 3,
    steps: 2,
    architecture: 'mlp',
    width: 8,
    metrics: 'mmd',
  };
  writeFileSync(
    at('two.json'),
    JSON.stringify({ preset: 'digits', settings, methods: { a: {}, b: { loss: 'hinge' } } }),
  );
  for (const words of [
    ['evaluate', run],
    ['neighbours', run, '--out', at('n.png')],
    ['compare', at('two.json'), '--out', at('two')],
  ]) {
    utimesSync(file, 1, 1);
    const { code, stderr } = await ganvil([...words, ...place]);
    expect(code, stderr).toBe(0);
    expect(statSync(file).mtimeMs).toBeGreaterThan(1e12);
    expect(statSync(file).ino).toBe(ino);
  }
  expect(existsSync(at('two/b.0'))).toBe(true);
});
