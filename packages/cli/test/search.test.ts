// Commands that search for latents, on the built command and a small run.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodePng } from '@ganvil/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { meanText } from '../src/search/meanWithError.ts';
import { ganvil } from './ganvil.ts';
import { workplace } from './workplace.ts';

const { at } = workplace();
const NET = [
  '--width',
  '4',
  '--batch-size',
  '8',
  '--latent-dim',
  '3',
  '--image-size',
  '8',
  '--evaluate-count',
  '20',
];
const RARELY = ['--sample-every', '0', '--sample-count', '4', '--quiet'];
const SHORT = ['--steps', '20', '--restarts', '2', '--candidates', '16', '--quiet'];

/** A grey picture of another size than the samples of the run. */
const picture = (shade: number): Uint8Array =>
  encodePng({ width: 20, height: 16, channels: 1, data: new Uint8Array(320).fill(shade) });

beforeAll(async () => {
  for (const [name, ...more] of [
    ['run'],
    ['named', '--conditional'],
    ['ali', '--game', 'ali'],
    ['vae', '--game', 'vae'],
  ]) {
    const made = await ganvil([
      'train',
      'digits',
      ...NET,
      '--steps',
      '4',
      ...RARELY,
      ...more,
      '--out',
      at(name),
    ]);
    expect(made, made.stderr).toMatchObject({ code: 0 });
  }
  const points = await ganvil(['train', 'ring8', '--steps', '4', ...RARELY, '--out', at('points')]);
  expect(points, points.stderr).toMatchObject({ code: 0 });
  writeFileSync(at('black.png'), picture(0));
  writeFileSync(at('grey.png'), picture(100));
  writeFileSync(at('numbers.csv'), '1,2\n3,4\n5,6\n');
  writeFileSync(at('broken.png'), picture(100).slice(0, 45));
  const hole = new Uint8Array(64).fill(0).fill(255, 20, 30);
  writeFileSync(at('hole.png'), encodePng({ width: 8, height: 8, channels: 1, data: hole }));
});

const run = async (...args: string[]) => {
  const result = await ganvil([...args, ...SHORT, '--json']);
  expect(result, result.stderr).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(result.stdout);
};

describe('ganvil invert', () => {
  test('writes latents of pictures of any size, the same at each call and by one or together', async () => {
    const files = [at('black.png'), at('grey.png')];
    const both = await run('invert', at('run'), ...files, '--out', at('z.npy'), '--pairs', at('pairs.png'));
    expect(both.samples.map(({ name }: { name: string }) => name)).toEqual(files);
    const bytes = readFileSync(at('z.npy'));
    expect(bytes.toString('latin1')).toContain("'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)");
    const one = await run('invert', at('run'), files[1], '--out', at('one.json'));
    expect(one.samples[0]).toEqual(both.samples[1]);
    const [{ latents }] = JSON.parse(readFileSync(at('one.json'), 'utf8')).samples;
    expect(Buffer.from(Float32Array.from(latents).buffer)).toEqual(bytes.subarray(bytes.length - 12));
    expect(readFileSync(at('pairs.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  test('names the class that it was given, or has found', async () => {
    const given = await run('invert', at('named'), at('grey.png'), '--class', '7', '--out', at('z.csv'));
    expect(given.samples[0].class).toBe('7');
    expect(readFileSync(at('z.csv'), 'utf8')).toMatch(/^z1,z2,z3,class\n.*,7\n$/);
    const found = await run('invert', at('named'), at('grey.png'), '--out', at('z.csv'));
    expect(found.samples[0].class).toMatch(/^\d$/);
  });

  test('reads points in the units of the data', async () => {
    writeFileSync(at('points.csv'), 'x1,x2\n0.5,0.25\n-1,2\n');
    const { samples } = await run('invert', at('points'), at('points.csv'), '--out', at('z.npy'));
    expect(samples).toHaveLength(2);
  });
});

test('one sample has no standard error', async () => {
  const result = await ganvil(['score', at('run'), at('grey.png'), '--lambda', '0', ...SHORT]);
  expect(result.stdout).toMatch(/^mean score [\d.]+ of 1$/m);
});

describe('ganvil inpaint', () => {
  test.each([
    [['--mask', 'left', '--fraction', '0.25']],
    [['--mask', 'lowres', '--fill', 'mean', '--terms', 'minimax=0.1,normal=0.01']],
    [['--mask', 'HOLE', '--blend', 'none', '--distance', 'l1']],
  ])('compares fills: %s', async (words) => {
    const args = words.map((word) => (word === 'HOLE' ? at('hole.png') : word));
    const found = await run('inpaint', at('run'), ...args, '--count', '3', '--out', at('strip.png'));
    expect(found).toMatchObject({ part: 'test', count: 3 });
    expect(Object.keys(found.error)).toEqual(['generator', 'nearest', 'mean']);
    const mean = found.images.reduce((sum: number, image: { mean: number }) => sum + image.mean, 0) / 3;
    expect(found.error.mean.mean).toBeCloseTo(mean, 10);
  });
});

describe('ganvil reconstruct', () => {
  test.each([
    ['run', 'search', 'search'],
    ['ali', undefined, 'encoder'],
    ['ali', 'both', 'both'],
  ])('makes samples again and says what principal components keep: %s by %s', async (name, asked, by) => {
    const words = asked === undefined ? [] : ['--by', asked];
    const how = { search: SHORT, encoder: ['--quiet'], both: ['--steps', '20', '--quiet'] }[by] ?? [];
    const out = ['--out', at('again.png')];
    const result = await ganvil([
      'reconstruct',
      at(name),
      ...words,
      '--count',
      '3',
      ...out,
      ...how,
      '--json',
    ]);
    expect(result, result.stderr).toMatchObject({ code: 0, stderr: '' });
    const found = JSON.parse(result.stdout);
    expect(found).toMatchObject({ by, count: 3, dimensions: 3, part: 'test' });
    const mean = found.samples.reduce((sum: number, { mse }: { mse: number }) => sum + mse, 0) / 3;
    expect(found.mse.reconstruction.mean).toBeCloseTo(mean, 10);
    expect(found.mse.components.mean).toBeLessThan(0.6);
  });
});

describe('ganvil score', () => {
  test('scores files, and the classes of data', async () => {
    const files = await run('score', at('run'), at('black.png'), at('grey.png'));
    for (const { score, residual, discrimination } of files.samples)
      expect(score).toBeCloseTo(0.9 * residual + 0.1 * discrimination, 10);
    const data = await run('score', at('run'), '--count', '12', '--anomaly', '1,seven', '--lambda', '0');
    expect(data.auc).toBeGreaterThanOrEqual(0);
    expect(data.auc).toBeLessThanOrEqual(1);
  });
});

test('a run without D is scored without it, unless a weight of D is asked for', async () => {
  const { lambda, samples } = await run('score', at('vae'), at('grey.png'));
  expect([lambda, samples[0].discrimination]).toEqual([0, 0]);
  const { code, stderr } = await ganvil(['score', at('vae'), at('grey.png'), '--lambda', '0.1', ...SHORT]);
  expect(code).toBe(78);
  expect(stderr).toBe('ganvil: lambda: expected 0 in the game vae, which has no discriminator, got 0.1.\n');
});

describe('what is wrong is said in one line', () => {
  test.each([
    [['invert', 'RUN', 'broken.png'], 65, /broken\.png: .*/],
    [['invert', 'RUN', 'none.png'], 66, /none\.png: expected a file, got none/],
    [['invert', 'RUN', 'grey.png', '--out', 'z.txt'], 64, /--out: expected one of the extensions \.npy/],
    [['invert', 'RUN', 'grey.png', '--class', '3'], 78, /class: expected none/],
    [['invert', 'RUN', 'grey.png', '--class', 'three'], 78, /class: expected none, since the run is not/],
    [
      ['invert', 'RUN', 'numbers.csv'],
      65,
      /numbers\.csv: expected images of 8 x 8 x 1, got points of 2 numbers/,
    ],
    [
      ['invert', 'RUN', '--data', 'ring8'],
      65,
      /ring8: expected images of 8 x 8 x 1, got points of 2 numbers/,
    ],
    [['invert', 'RUN', '--count', '100000000'], 64, /--count: expected at most \d+ samples of digits/],
    [['inpaint', 'RUN', '--mask', 'hole2.png'], 78, /mask: expected one of .*, or the file of a picture/],
    [['invert', 'RUN', 'grey.png', '--data', 'digits'], 64, /--data: expected files or --data, got both/],
    [['invert', 'RUN', 'grey.png', '--steps', '0'], 64, /--steps: expected a number of at least 1/],
    [['invert', 'RUN', 'grey.png', '--terms', 'minimx=1'], 64, /--terms: .*did you mean minimax\?/],
    [['invert', 'RUN', 'grey.png', '--terms', 'minimax'], 64, /--terms: expected a weight/],
    [['invert', 'POINTS', 'grey.png'], 65, /expected points of 2 numbers, got images/],
    [['inpaint', 'RUN', '--mask', 'center'], 78, /mask: .*did you mean centre\?/],
    [['inpaint', 'RUN', '--mask', 'frame:2'], 78, /mask frame: expected images of several channels/],
    [
      ['inpaint', 'RUN', '--mask', 'left', '--fraction', '1.5'],
      78,
      /fraction: expected a number between 0 and 1/,
    ],
    [['inpaint', 'RUN', '--mask', 'black.png'], 78, /mask: expected one under which something is missing/],
    [['inpaint', 'RUN', '--fill', 'worst'], 64, /--fill: expected one of best, mean/],
    [['inpaint', 'POINTS'], 78, /mask: expected images, got points/],
    [
      ['reconstruct', 'RUN', '--by', 'encoder'],
      78,
      /game: expected one that has an encoder \(ali, vae, glo\), got gan/,
    ],
    [
      ['reconstruct', 'RUN', '--by', 'both', '--restarts', '2'],
      64,
      /--restarts: expected none with --by both/,
    ],
    [['reconstruct', 'RUN', '--by', 'decoder'], 64, /--by: expected one of encoder, search, both/],
    [['score', 'RUN', '--lambda', '1'], 64, /--lambda: expected a number below 1/],
    [['score', 'RUN', 'grey.png', '--anomaly', '7'], 78, /anomaly: expected --data with classes/],
    [['score', 'RUN', '--anomaly', 'sevn'], 64, /--anomaly: expected a number from 0 to 9, got "sevn"/],
  ])('%s', async (words, code, says) => {
    const args = words.map((word) => {
      if (word === 'RUN' || word === 'POINTS') return at(word === 'RUN' ? 'run' : 'points');
      return /\.(png|txt|csv)$/.test(word) ? join(at('.'), word) : word;
    });
    const result = await ganvil([...args, '--quiet']);
    expect(result, result.stderr).toMatchObject({ code, stdout: '' });
    expect(result.stderr).toMatch(/^ganvil: [^\n]+\n$/);
    expect(result.stderr).toMatch(says);
  });
});

describe('ganvil judge', () => {
  test('gives the logit of each sample, the same by one or together, beside those of fakes', async () => {
    const judged = await judge(at('run'), at('black.png'), at('grey.png'));
    expect(judged).toMatchObject({ step: 4, part: 'given', samples: [{ name: at('black.png') }, {}] });
    expect(await judge(at('run'), at('grey.png'))).toMatchObject({ samples: [judged.samples[1]] });
    for (const { logit, aboveFakes } of judged.samples) {
      expect(logit).toBeTypeOf('number');
      expect(aboveFakes).toBeGreaterThanOrEqual(0);
      expect(aboveFakes).toBeLessThanOrEqual(1);
    }
  });

  test('takes held-out data of the run by default, and other data', async () => {
    expect((await judge(at('run'), '--count', '3')).samples).toHaveLength(3);
    expect(await judge(at('points'), '--data', 'grid25', '--count', '2')).toMatchObject({ part: 'test' });
  });

  test('judges as one of a class, which it asks for', async () => {
    const [one, other] = await Promise.all(
      ['1', 'two'].map((name) => judge(at('named'), at('grey.png'), '--class', name)),
    );
    expect(one.samples[0].logit).not.toBe(other.samples[0].logit);
    const without = await ganvil(['judge', at('named'), at('grey.png')]);
    expect(without).toMatchObject({
      code: 64,
      stderr: 'ganvil: --class: expected the class of the samples, got none.\n',
    });
  });
});

async function judge(...args: string[]) {
  const result = await ganvil(['judge', ...args, '--json', '--quiet']);
  expect(result, result.stderr).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(result.stdout);
}

test.each([
  [0.123456, 0.00456, '0.1235 ± 0.0046'],
  [1234.5, 6.78, '1235 ± 7'],
  [0, 0, '0 ± 0'],
  [0, 0.0123, '0 ± 0.01230'],
  [3.21e-9, 4.5e-10, '3.21e-9 ± 4.50e-10'],
  [0.5, undefined, '0.5000'],
])('a mean and its error: %j, %j', (mean, standardError, text) => {
  expect(meanText({ mean, standardError })).toBe(text);
});
