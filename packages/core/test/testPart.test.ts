// What files hold for tests beside what is trained on: metrics compare with it.
import { describe, expect, it } from 'vitest';
import { encodePng } from '../src/encode/png.ts';
import type { FileEntry } from '../src/formats/types.ts';
import { type ConfigInput, openDataset, resolveConfig } from '../src/index.ts';
import { evaluated, evaluatedPart } from '../src/inference/evaluated.ts';
import { npy } from './archived.ts';
import { ascii, gz, join, u32 } from './hostile/bytes.ts';
import { matFile, variable } from './hostile/mat.ts';
import { chosen, readAll } from './opened.ts';
import { fileOf } from './realData.ts';

const idx = (shape: number[], body: ArrayLike<number>) =>
  join([0, 0, 8, shape.length], ...shape.map(u32), body);
const shades = (count: number, shade: number) => new Uint8Array(count).fill(shade);
const picture = (side: number, shade: number) =>
  encodePng({ width: side, height: side, channels: 1, data: shades(side * side, shade) });
const record = (label: number, shade: number) => join([label], shades(3072, shade));
const value = (shade: number) => Math.fround(shade / 127.5 - 1);

/** Digits in pairs of files, of shade 10 for training and 20 for tests. */
const digits = (test: number[], end = '', pack = (bytes: Uint8Array) => bytes): FileEntry[] => [
  fileOf(`train-images-idx3-ubyte${end}`, pack(idx([3, 2, 2], shades(12, 10)))),
  fileOf(`train-labels-idx1-ubyte${end}`, pack(idx([3], [7, 3, 9]))),
  fileOf(`t10k-images-idx3-ubyte${end}`, pack(idx([test.length, 2, 2], shades(4 * test.length, 20)))),
  fileOf(`t10k-labels-idx1-ubyte${end}`, pack(idx([test.length], test))),
];

const cases: Record<string, FileEntry[]> = {
  'IDX files': digits([9, 7]),
  'packed IDX files': digits([9, 7], '.gz', gz),
  arrays: [
    fileOf('x_train.npy', npy('|u1', [3, 2, 2], shades(12, 10))),
    fileOf('y_train.npy', npy('|u1', [3], [7, 3, 9])),
    fileOf('x_test.npy', npy('|u1', [2, 2, 2], shades(8, 20))),
    fileOf('x_val.npy', npy('|u1', [2, 2, 2], shades(8, 30))),
    fileOf('y_test.npy', npy('|u1', [2], [9, 7])),
  ],
  'CIFAR batches': [
    fileOf('data_batch_1.bin', join(record(7, 10), record(3, 10), record(9, 10))),
    fileOf('test_batch.bin', join(record(9, 20), record(7, 20))),
  ],
  'folders of pictures': [
    ...['7', '3', '9'].map((name) => fileOf(`train/${name}/a.png`, picture(2, 10))),
    ...['9', '7'].map((name) => fileOf(`test/${name}/a.png`, picture(2, 20))),
  ],
  'pictures of another size and without colour': [
    ...['7', '3', '9'].map((name) => fileOf(`train/${name}/a.ppm`, ppm(2, 10))),
    ...['9', '7'].map((name) => fileOf(`val/${name}/a.png`, picture(4, 20))),
  ],
  'MATLAB files': [
    fileOf(
      'train_32x32.mat',
      matFile(variable('X', [2, 2, 1, 3], shades(12, 10)), variable('y', [3, 1], [7, 3, 9])),
    ),
    fileOf(
      'test_32x32.mat',
      matFile(variable('X', [2, 2, 1, 2], shades(8, 20)), variable('y', [2, 1], [9, 7])),
    ),
  ],
};

/** A colour picture of one shade. */
function ppm(side: number, shade: number): Uint8Array {
  return join(ascii(`P6 ${side} ${side} 255\n`), shades(3 * side * side, shade));
}

describe.each(Object.entries(cases))('%s', (_, files) => {
  it('have a test part, with the classes of the training part', async () => {
    const { dataset } = await chosen(files);
    const names = (labels: Int32Array) => [...labels].map((label) => dataset.classNames?.[label]);
    expect(evaluatedPart(dataset)).toBe('test');
    expect(dataset.test).toMatchObject({ shape: dataset.shape, count: 2, classes: 3 });
    const [training, test] = [readAll(dataset), readAll(evaluated(dataset))];
    expect(names(training.labels).sort()).toEqual(['3', '7', '9']);
    expect(names(test.labels).sort()).toEqual(['7', '9']);
    expect(training.data.every((x) => x === value(10))).toBe(true);
    expect(test.data.every((x) => x === value(20))).toBe(true);
  });

  it('have the digest that they have without one', async () => {
    const training = files.filter(({ path }) => !/test|t10k|val/.test(path));
    expect(training.length).toBeLessThan(files.length);
    expect((await chosen(files)).dataset.digest).toBe((await chosen(training)).dataset.digest);
  });
});

it('is not read where it is all there is', async () => {
  const { dataset } = await chosen(digits([9, 7]).slice(2));
  expect(dataset.count).toBe(2);
  expect(dataset.test).toBeUndefined();
});

it.each<[string, FileEntry[], RegExp]>([
  [
    'without labels',
    digits([9, 7]).slice(0, 3),
    /left out: t10k.*: expected classes, as in training, got none/,
  ],
  ['of one sample', digits([9]), /left out: t10k.*: expected at least 2 samples, got 1/],
  ['of other classes', digits([9, 4]), /left out: t10k.*: expected classes of the training part, got "4"/],
  [
    'that is cut off',
    [...digits([9, 7]).slice(0, 2), fileOf('t10k-images-idx3-ubyte', idx([2, 2, 2], [1, 2, 3]))],
    /left out: t10k-images-idx3-ubyte: expected .* bytes/,
  ],
])('is left out with a note %s', async (_, files, note) => {
  const { dataset, notes } = await chosen(files);
  expect(dataset.count).toBe(3);
  expect(dataset.test).toBeUndefined();
  expect(notes?.join('\n')).toMatch(note);
});

describe('testShare', () => {
  const rows = Array.from({ length: 41 }, (_, i) => `${i},${i % 3}`).join('\n');
  const table = [fileOf('points.csv', ascii(`place,class\n${rows}\n`))];
  const open = async (changes: ConfigInput, files: FileEntry[] | null = table) =>
    (await openDataset(resolveConfig({ data: 'own', standardize: 'no', ...changes }), files ?? undefined))
      .dataset;
  const places = (dataset: Parameters<typeof readAll>[0]) => [...readAll(dataset).data];

  it('holds out samples that are not trained on, the same ones for every seed', async () => {
    const whole = await open({});
    const dataset = await open({ testShare: 0.25 });
    expect([dataset.count, dataset.test!.count]).toEqual([31, 10]);
    const [training, test] = [places(dataset), places(dataset.test!)];
    expect([...training, ...test].sort((a, b) => a - b)).toEqual(places(whole));
    expect(training).toEqual([...training].sort((a, b) => a - b));
    expect(test).not.toEqual(places(whole).slice(0, 10));
    expect(test).not.toEqual(places(whole).slice(-10));
    const labels = readAll(dataset).labels;
    expect([...labels].every((label, i) => Number(dataset.classNames![label]) === training[i] % 3)).toBe(
      true,
    );
    const again = await open({ testShare: 0.25, seed: 7 });
    expect([again.digest, again.test!.digest]).toEqual([dataset.digest, dataset.test!.digest]);
    const digests = [whole, dataset, dataset.test!, await open({ testShare: 0.3 })].map((one) => one.digest);
    expect(new Set(digests).size).toBe(4);
    expect(places(await open({ testShare: 0.25, samples: 5 }))).toEqual(training.slice(0, 5));
  });

  it.each<[string, ConfigInput, FileEntry[] | undefined, RegExp]>([
    [
      'a test part',
      {},
      digits([9, 7]),
      /^testShare: expected 0 for data that have a test part, got 0\.25\.$/,
    ],
    ['no end', { data: 'ring8' }, null, /^testShare: expected 0 for data without end, .*, got 0\.25\.$/],
    ['few samples', { testShare: 0.02 }, table, /two samples in each part of 41, got 0\.02\.$/],
  ])('is refused for data with %s', async (_, changes, files, message) => {
    await expect(open({ testShare: 0.25, ...changes }, files)).rejects.toThrow(message);
  });
});
