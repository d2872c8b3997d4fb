// Films, strips and arithmetic of latents, and what pictures say about where they come from.
import { copyFileSync, cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { decodePng } from '@ganvil/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { ganvil, type Result } from './ganvil.ts';
import { digestOf, workplace } from './workplace.ts';

const { at, train } = workplace();
const IMAGES =
  '--width 4 --batch-size 4 --steps 4 --sample-every 1 --checkpoint-every 2 --sample-count 6 --evaluate-count 20 --latent-dim 5';
let trained: Result;

beforeAll(async () => {
  const words = ['train', 'conditional-digits', ...IMAGES.split(' '), '--out', at('digits'), '--json'];
  trained = await ganvil(words);
  expect(trained, trained.stderr).toMatchObject({ code: 0 });
  const points = await train('points', '--steps', '4', '--sample-every', '2');
  expect(points, points.stderr).toMatchObject({ code: 0 });
});

async function json(...words: string[]): Promise<Record<string, unknown>> {
  const result = await ganvil([...words, '--json', '--quiet']);
  expect(result, result.stderr).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(result.stdout);
}
const sizeOf = (path: string) => {
  const { width, height, channels } = decodePng(new Uint8Array(readFileSync(path)), path);
  return [width, height, channels];
};

describe('a film', () => {
  test('of a training has its pictures, of a walk as many frames as asked for', async () => {
    const film = await json('film', at('digits'));
    expect(film).toMatchObject({ file: at('digits/film.png'), frames: 5, steps: [0, 1, 2, 3, 4] });
    expect(sizeOf(at('digits/film.png'))).toEqual(sizeOf(at('digits/samples/000000000.png')));
    expect(
      await json('film', at('digits'), '--every', '2', '--size', '50', '--out', at('s.apng')),
    ).toMatchObject({
      steps: [0, 2, 4],
      width: 50,
    });
    const walk = ['film', at('digits'), '--walk', '--seeds', '3,8', '--frames', '6', '--size', '200'];
    expect(await json(...walk, '--class', '7')).toMatchObject({ frames: 6, width: 196, path: 'slerp' });
    expect(sizeOf(at('digits/walk.png'))).toEqual([196, 196, 1]);
  });

  test('of points has fixed axes: what is real stays where it is', async () => {
    expect(await json('film', at('points'))).toMatchObject({ frames: 3, width: 512 });
    expect(await json('film', at('points'), '--walk', '--frames', '5')).toMatchObject({
      frames: 5,
      path: 'lerp',
    });
  });

  test('goes to stdout, and nowhere if it fails', async () => {
    const { code, stdout } = await ganvil(['film', at('points'), '--out', '-', '--quiet']);
    expect([code, stdout.slice(1, 4)]).toEqual([0, 'PNG']);
    cpSync(at('digits'), at('bad'), { recursive: true });
    const picture = at('bad/samples/000000002.png');
    writeFileSync(picture, readFileSync(picture).subarray(0, 200));
    const failed = await ganvil(['film', at('bad'), '--out', at('none.png'), '--quiet']);
    expect(failed).toMatchObject({ code: 65, stdout: '' });
    expect(failed.stderr).toMatch(/^ganvil: .*000000002\.png: expected [^\n]*\n$/);
    expect(statSync(at('none.png'), { throwIfNoEntry: false })).toBeUndefined();
  });
});

describe('interpolation', () => {
  test('of images is a row for each two seeds and each class, of which the ends are the seeds', async () => {
    const strip = ['interpolate', at('digits'), '--through', '3,8,15', '--steps', '4', '--native'];
    expect(await json(...strip)).toMatchObject({
      file: at('digits/interpolation.png'),
      path: 'slerp',
      steps: 4,
    });
    expect(sizeOf(at('digits/interpolation.png'))).toEqual([4 * 29 - 1, 20 * 29 - 1, 1]);
    await json(...strip, '--class', '2', '--out', at('two.npy'));
    await json('sample', at('digits'), '--seeds', '3,8,15', '--class', '2', '--out', at('ends.npy'));
    const [row, ends] = [at('two.npy'), at('ends.npy')].map((path) => readFileSync(path).subarray(128));
    const image = (bytes: Buffer, i: number) => bytes.subarray(i * 784, (i + 1) * 784);
    for (const [place, seed] of [
      [0, 0],
      [3, 1],
      [4, 1],
      [7, 2],
    ])
      expect(image(row, place)).toEqual(image(ends, seed));
  });

  test('of points is a table', async () => {
    const { stdout } = await ganvil(['interpolate', at('points'), '--from', '3', '--to', '8', '--out', '-']);
    const ends = await ganvil(['sample', at('points'), '--seeds', '3,8', '--out', '-', '--format', 'csv']);
    const [rows, [, first, last]] = [stdout, ends.stdout].map((text) => text.trim().split('\n'));
    expect(rows).toHaveLength(9);
    expect([rows[1], rows[8]]).toEqual([first, last]);
  });
});

test('arithmetic of latents shows its operands and its result', async () => {
  const sum = ['sample', at('digits'), '--class', '3', '--latent'];
  expect(await json(...sum, 'mean(0-1) - 8 + 8', '--out', at('sum.npy'))).toMatchObject({
    count: 3,
    operands: ['mean(0-1)', '8', 'mean(0-1) - 8 + 8'],
  });
  const bytes = readFileSync(at('sum.npy')).subarray(128);
  expect(bytes.subarray(0, 784)).toEqual(bytes.subarray(2 * 784));
  expect(bytes.subarray(0, 784)).not.toEqual(bytes.subarray(784, 2 * 784));
});

describe('a picture says where it comes from', () => {
  test('of training: the digest of the state at its step', async () => {
    const last = await json('digest', at('digits/samples/000000004.png'));
    expect(last).toMatchObject({
      kind: 'training samples',
      run: 'digits',
      preset: 'conditional-digits',
      step: 4,
      digest: digestOf(trained),
      config: { width: 4, latentDim: 5 },
    });
    const { digest } = await json('digest', at('digits/samples/000000002.png'));
    expect(digest).not.toBe(last.digest);
    writeFileSync(at('again.json'), JSON.stringify(last));
    const again = await ganvil(['train', at('again.json'), '--out', at('again'), '--json', '--quiet']);
    expect(digestOf(again)).toBe(last.digest);
    expect(readFileSync(at('again/samples/000000004.png'))).not.toEqual(Buffer.alloc(0));
  });

  test('of a command: the command, which makes it again', async () => {
    await json('sample', at('digits'), '--seeds', '0-3', '--truncation', '0.8', '--out', at('grid.png'));
    const text = (await ganvil(['digest', at('grid.png')])).stdout;
    expect(text.split('\n')[0]).toBe(digestOf(trained));
    expect(text).toContain('\ncommand ganvil sample digits --step 4 --seeds 0-3 --truncation 0.8\n');
    expect(text).not.toContain(at(''));
    const again = await ganvil(['again', at('grid.png'), at('digits'), '--out', at('grid2.png')]);
    expect(again, again.stderr).toMatchObject({ code: 0 });
    expect(readFileSync(at('grid2.png'))).toEqual(readFileSync(at('grid.png')));
  });

  test('each by itself, in a folder', async () => {
    await ganvil(['sample', at('digits'), '--seeds', '7,8', '--out', at('each/')]);
    const { command } = await json('digest', at('each/000008-1.png'));
    expect(command).toEqual(['sample', 'digits', '--step', '4', '--seeds', '8', '--class', '1', '--native']);
  });

  test.each<[string, (bytes: Buffer) => Uint8Array, RegExp]>([
    ['cut off', (bytes) => bytes.subarray(0, 900), /expected a whole PNG file, got an end inside the chunk/],
    ['other bytes', () => new TextEncoder().encode('GIF89a'), /expected a PNG file, got other bytes/],
  ])('or in one line why not: %s', async (name, change, says) => {
    const path = at(`${name.replace(' ', '-')}.png`);
    copyFileSync(at('digits/samples/000000004.png'), path);
    writeFileSync(path, change(readFileSync(path)));
    const result = await ganvil(['digest', path]);
    expect(result).toMatchObject({ code: 65, stdout: '' });
    expect(result.stderr).toMatch(says);
    expect(result.stderr).toMatch(/^ganvil: [^\n]*\n$/);
  });
});
