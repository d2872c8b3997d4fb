// ganvil classify, on the built command and small runs.
import { writeFileSync } from 'node:fs';
import { encodePng } from '@ganvil/core';
import { beforeAll, expect, test } from 'vitest';
import { ganvil } from './ganvil.ts';
import { idxFolder, pictureFolder, pointTable } from './sampleData.ts';
import { workplace } from './workplace.ts';

const { at } = workplace();
const SHORT = ['--steps', '3', '--sample-every', '0', '--evaluate-count', '20', '--quiet'];

beforeAll(async () => {
  idxFolder(at('mnist'));
  pictureFolder(at('pictures'));
  pointTable(at('points.csv'));
  writeFileSync(
    at('large.png'),
    encodePng({ width: 50, height: 40, channels: 1, data: new Uint8Array(2000) }),
  );
  for (const [name, ...more] of [
    ['few', 'digits', '--game', 'classifier', '--data', at('mnist'), '--width-d', '4', '--labelled', '20'],
    ['ring', 'ring8', '--game', 'classifier'],
    ['gan', 'ring8'],
  ]) {
    const made = await ganvil(['train', ...more, ...SHORT, '--out', at(name)]);
    expect(made, made.stderr).toMatchObject({ code: 0 });
  }
});

const classify = async (...args: string[]) => {
  const result = await ganvil(['classify', ...args, '--json', '--quiet']);
  expect(result, result.stderr).toMatchObject({ code: 0 });
  return JSON.parse(result.stdout);
};

test('reads all of other data, also where the run was trained on a part of its own', async () => {
  const { count, error, samples } = await classify(
    at('few'),
    '--data',
    at('mnist/t10k-images-idx3-ubyte.gz'),
  );
  expect(count).toBe(40);
  expect(error).toBeUndefined(); // the images alone have no labels
  for (const { probabilities } of samples)
    expect(probabilities.reduce((a: number, b: number) => a + b)).toBeCloseTo(1, 4);
});

test('of the data of the run takes the test part', async () => {
  const { count, error } = await classify(at('few'), '--data', at('mnist'));
  expect(count).toBe(40);
  expect(error).toBeGreaterThanOrEqual(0);
});

test('shows the share of errors where there are labels, under the names of their classes', async () => {
  const { count, error, samples } = await classify(at('few'), at('pictures'));
  expect(count).toBe(80);
  expect(new Set(samples.map(({ label }: { label: string }) => label))).toEqual(new Set(['cats', 'dogs']));
  expect(error).toBe(1); // of a run that knows digits
});

test('brings pictures of any size to that of the run', async () => {
  const { samples } = await classify(at('few'), at('large.png'));
  expect(samples).toHaveLength(1);
});

test('of data without end takes samples that no training has read', async () => {
  const { count } = await classify(at('ring'), '--data', 'ring8');
  expect(count).toBe(10_000);
});

test.each([
  [
    ['gan', '--data', 'ring8'],
    78,
    'game: expected one that tells classes apart (auxiliary, semiSupervised, classifier), got gan.',
  ],
  [['ring'], 64, 'arguments: expected files to classify, or --data PATH, got none.'],
  [['ring', 'points.csv'], 65, 'expected points of 2 numbers, got points of 3 numbers.'],
  [['few', 'nothing.png'], 66, 'nothing.png'],
])('%j ends in one line', async ([run, ...args], code, says) => {
  const paths = args.map((arg) => (/\./.test(arg) ? at(arg) : arg));
  const result = await ganvil(['classify', at(run), ...paths]);
  expect(result.code, result.stderr).toBe(code);
  expect(result.stderr.trim().split('\n')).toHaveLength(1);
  expect(result.stderr).toContain(says);
});
