import { expect, it } from 'vitest';
import { element, goodMat, matFile, packed, pictures, pixelOf, variable } from './hostile/mat.ts';
import { chosen, readAll } from './opened.ts';
import { fileOf } from './realData.ts';

const expected = [0, 1].flatMap((n) =>
  [0, 1].flatMap((y) => [0, 1, 2].flatMap((x) => [0, 1, 2].map((c) => pixelOf(y, x, c, n) / 127.5 - 1))),
);

it('reads images and labels of SVHN, whose 10 is the digit 0', async () => {
  const { dataset, skipped, notes } = await chosen([
    fileOf('svhn/test_32x32.mat', goodMat),
    fileOf('svhn/train_32x32.mat', goodMat),
  ]);
  expect(dataset).toMatchObject({ name: 'svhn/train_32x32.mat', shape: [2, 3, 3], count: 2, classes: 2 });
  expect(dataset.classNames).toEqual(['0', '1']);
  const { data, labels } = readAll(dataset);
  for (const [i, value] of data.entries()) expect(value).toBeCloseTo(expected[i], 6);
  expect([...labels]).toEqual([0, 1]);
  expect(skipped).toEqual([]);
  expect(notes).toEqual(['data: the training part is read (files: 1, test: 1).']);
});

it('reads arrays that are not packed, without labels, grey, and passes over others', async () => {
  const text = variable('text', [1, 4], [65, 66, 67, 68], 4);
  const grey = variable('X', [2, 3, 1, 6], pictures);
  const other = element(3, [1, 2, 3]);
  const { dataset, notes } = await chosen([fileOf('a.mat', matFile(other, text, packed(grey)))]);
  expect(dataset).toMatchObject({ shape: [2, 3, 1], count: 6, classes: 0 });
  expect(readAll(dataset).data[1]).toBeCloseTo(pictures[2] / 127.5 - 1, 6);
  expect(notes).toEqual(['labels: none found in a.mat.']);
});

it('leaves other labels as they are', async () => {
  const labels = variable('y', [1, 2], [3, 9]);
  const { dataset } = await chosen([fileOf('a.mat', matFile(labels, variable('X', [2, 3, 3, 2], pictures)))]);
  expect(dataset.classNames).toEqual(['3', '9']);
});
