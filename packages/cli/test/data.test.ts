// Data as they lie on a disk: links, odd names, classes with names; and what a run keeps of that.
import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodePng, encodePng } from '@ganvil/core';
import { expect, test } from 'vitest';
import { filesAt } from '../src/data/filesAt.ts';
import { ganvil } from './ganvil.ts';
import { idxFolder } from './sampleData.ts';
import { smallMlp } from './smallMlp.ts';
import { workplace } from './workplace.ts';

const { at, read } = workplace();
const picture = (shade: number) =>
  encodePng({ width: 8, height: 8, channels: 1, data: new Uint8Array(64).fill(shade) });
const small = smallMlp(4, 2);

test('links are followed wherever they lead, circles and broken ones listed, names of any bytes shown', async () => {
  for (const folder of ['elsewhere', 'linked', 'linked/deep']) mkdirSync(at(folder));
  writeFileSync(at('elsewhere/1.png'), picture(1));
  symlinkSync(at('elsewhere/1.png'), at('linked/file.png'));
  symlinkSync(at('elsewhere'), at('linked/folder'));
  symlinkSync('gone', at('linked/broken'));
  symlinkSync('..', at('linked/deep/up'));
  symlinkSync('../..', at('linked/deep/above'));
  symlinkSync(at('.'), at('elsewhere/back'));
  writeFileSync(at('beside.png'), picture(3));
  writeFileSync(Buffer.concat([Buffer.from(`${at('linked')}/caf`), Buffer.from([0xe9])]), picture(2));
  const { files, skipped } = await filesAt(at('linked'), []);
  expect(files.map(({ path }) => path)).toEqual(['caf\\xE9', 'file.png', 'folder/1.png']);
  expect((await files[0].read()).length).toBe(files[0].size);
  expect((await files[0].read(1, 4)).length).toBe(3);
  expect(skipped.map(({ path, reason }) => [path, /enclosing|broken/.test(reason)])).toEqual(
    expect.arrayContaining([
      ['broken', true],
      ['deep/above', true],
      ['deep/up', true],
      ['folder/back', true],
    ]),
  );
});

test('a run keeps the names of its classes and the list of what was skipped', {
  timeout: 120_000,
}, async () => {
  for (const [i, name] of ['10', '2', 'cat'].entries()) {
    mkdirSync(at(join('data', name)), { recursive: true });
    for (const k of [0, 1]) writeFileSync(at(join('data', name, `${k}.png`)), picture(i * 80 + k));
  }
  writeFileSync(at('data/notes.txt'), 'no data');
  const config = Buffer.from(JSON.stringify({ conditional: true, numerics: 'strict' }), 'utf16le');
  writeFileSync(at('config.json'), Buffer.concat([Buffer.from([0xff, 0xfe]), config]));
  const args = ['train', at('config.json'), '--data', at('data'), ...small, '--out', at('run')];
  const trained = await ganvil(args);
  expect(trained, trained.stderr).toMatchObject({ code: 0 });
  expect(trained.stderr).toContain('data: 3 classes: 2, 10, cat');
  expect(read('run', 'skipped.txt')).toBe('1: expected samples, got text.\n  notes.txt\n');
  expect((await ganvil(['list', 'classes', at('run')])).stdout).toBe('0 2\n1 10\n2 cat\n');
  const draw = async (name: string) => {
    const out = at(`${name}.png`);
    const { code, stderr } = await ganvil(['sample', at('run'), '--class', name, '--out', out]);
    // Pixels alone: the text of the file tells how the class was asked for.
    return code === 0 ? decodePng(readFileSync(out), out).data : stderr;
  };
  expect(await draw('10')).toEqual(await draw('1'));
  expect(await draw('cat')).not.toEqual(await draw('10'));
  expect(await draw('dog')).toMatch(/--class: expected a number from 0 to 2 or a name of 2, 10, cat/);
});

test('large pictures are read at 64 x 64 where nothing is said, and the run keeps that', async () => {
  mkdirSync(at('large'));
  const large = encodePng({ width: 200, height: 130, channels: 1, data: new Uint8Array(26_000).fill(9) });
  for (const name of ['a.png', 'b.png']) writeFileSync(at(join('large', name)), large);
  const sizeOf = async (...more: string[]) => {
    const { stdout, stderr } = await ganvil(['train', ...more, '--data', at('large'), '--dry-run']);
    return [JSON.parse(stdout).imageSize, /2 images of ([^,]*)/.exec(stderr)?.[1]];
  };
  expect(await sizeOf()).toEqual([64, '64 x 64']);
  expect(await sizeOf('--image-size', '0')).toEqual([0, '200 x 130']);
  expect(await sizeOf('--image-size', '32x48')).toEqual(['32x48', '32 x 48']);
});

test('metrics use a test part that comes later, and the run goes on with the same bits', {
  timeout: 120_000,
}, async () => {
  idxFolder(at('mnist'), [40, 20]);
  const steps = (n: number, out: string) =>
    ganvil(['train', 'digits', '--data', at('mnist'), ...small, '--steps', String(n), '--out', at(out)]);
  const whole = await steps(4, 'whole');
  expect(whole.stderr).toContain('metrics: measured on the test part, 20 samples\n');
  for (const name of ['images-idx3', 'labels-idx1'])
    renameSync(at(`mnist/t10k-${name}-ubyte.gz`), at(`${name}.later`));
  expect((await steps(2, 'parted')).stderr).toContain('metrics: measured on the training samples;');
  for (const name of ['images-idx3', 'labels-idx1'])
    renameSync(at(`${name}.later`), at(`mnist/t10k-${name}-ubyte.gz`));
  const resumed = await steps(4, 'parted');
  expect(resumed, resumed.stderr).toMatchObject({ code: 0 });
  expect(resumed.stderr).toContain('metrics: measured on the test part, 20 samples\n');
  expect(read('parted', 'digest.txt')).toBe(read('whole', 'digest.txt'));
});
