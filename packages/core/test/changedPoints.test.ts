// Noise and imbalance of points: part of the data, by the seed and the index, and nothing where they are not asked for.
import { describe, expect, it } from 'vitest';
import type { FileEntry } from '../src/formats/types.ts';
import { type ConfigInput, type Dataset, openDataset, resolveConfig } from '../src/index.ts';
import { ascii } from './hostile/bytes.ts';
import { fileOf } from './realData.ts';

const open = async (changes: ConfigInput, files?: FileEntry[]): Promise<Dataset> =>
  (await openDataset(resolveConfig({ data: 'ring8', seed: 3, ...changes }), files)).dataset;

function read({ shape, read }: Dataset, indices: readonly number[]) {
  const [out, labels] = [new Float32Array(indices.length * shape[0]), new Int32Array(indices.length)];
  read(indices, out, labels);
  return { out, labels };
}

const first = (count: number) => Array.from({ length: count }, (_, i) => i);
const sdOf = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};

const table = (rows: string) => [fileOf('points.csv', ascii(`place,height\n${rows}\n`))];
const rows = Array.from({ length: 400 }, (_, i) => `${1000 * (i % 2)},7`).join('\n');

describe('noise', () => {
  it('is added in the units of the data, the same for a sample in every company', async () => {
    const [plain, noisy] = [await open({}), await open({ noise: 0.3 })];
    const [before, after] = [read(plain, first(4000)), read(noisy, first(4000))];
    expect(after.labels).toEqual(before.labels);
    const added = [...after.out].map((value, i) => value - before.out[i]);
    expect(sdOf(added)).toBeGreaterThan(0.29);
    expect(sdOf(added)).toBeLessThan(0.31);
    expect(noisy.modes!.sd).toBeCloseTo(Math.hypot(0.02, 0.3), 12);
    const alone = read(noisy, [2999]);
    expect([...alone.out]).toEqual([...after.out.subarray(5998, 6000)]);
    expect(read(await open({ noise: 0.3, seed: 4 }), [0]).out).not.toEqual(read(noisy, [0]).out);
  });

  it('of a table: by the scale of each column, and none where all values are equal', async () => {
    const [plain, noisy] = [
      await open({ data: 'own' }, table(rows)),
      await open({ data: 'own', noise: 50 }, table(rows)),
    ];
    const added = [...read(noisy, first(400)).out].map((value, i) => value - read(plain, first(400)).out[i]);
    expect(500 * sdOf(added.filter((_, i) => i % 2 === 0))).toBeGreaterThan(45);
    expect(500 * sdOf(added.filter((_, i) => i % 2 === 0))).toBeLessThan(55);
    expect(sdOf(added.filter((_, i) => i % 2 === 1))).toBe(0);
  });

  it('reaches moments, and a test part that was held out', async () => {
    expect((await open({ data: 'gauss1d', noise: 1 })).moments!.sd).toBeCloseTo(Math.hypot(1.25, 1), 12);
    const part = (await open({ data: 'own', noise: 50, testShare: 0.5 }, table(rows))).test!;
    expect(new Set(read(part, first(200)).out).size).toBeGreaterThan(190);
  });
});

describe('imbalance', () => {
  it('draws the first mode so many times as often as the last, those between in even steps', async () => {
    const { labels } = read(await open({ imbalance: 4 }), first(40_000));
    const counts = first(8).map((mode) => labels.filter((label) => label === mode).length);
    const whole = first(8).reduce((sum, mode) => sum + 4 - (3 * mode) / 7, 0);
    for (const [mode, count] of counts.entries())
      expect(Math.abs(count / 40_000 - (4 - (3 * mode) / 7) / whole), `mode ${mode}`).toBeLessThan(0.008);
  });

  it('and noise go together', async () => {
    const { modes } = await open({ data: 'grid25', imbalance: 3, noise: 0.1 });
    expect(modes!.weights).toHaveLength(25);
    expect(modes!.sd).toBeCloseTo(Math.hypot(0.05, 0.1), 12);
  });
});

it('are part of the data: every value has a digest of its own, and the defaults have that of before', async () => {
  const all = await Promise.all(
    [
      {},
      { noise: 0.1 },
      { noise: 0.2 },
      { imbalance: 2 },
      { imbalance: 3 },
      { noise: 0.1, imbalance: 2 },
    ].map((changes) => open(changes)),
  );
  expect(new Set(all.map(({ digest }) => digest)).size).toBe(6);
  expect((await open({ noise: 0, imbalance: 1 })).digest).toBe(all[0].digest);
});

it.each<[ConfigInput, RegExp]>([
  [
    { data: 'digits', noise: 0.1 },
    /^noise: expected 0 for digits, whose samples are not points, got 0\.1\.$/,
  ],
  [
    { data: 'swissroll', imbalance: 2 },
    /^imbalance: expected 1 for swissroll, which has no modes .*, got 2\.$/,
  ],
  [{ data: 'gauss1d', imbalance: 2 }, /^imbalance: expected 1 for gauss1d/],
])('%o is refused', async (changes, message) => {
  await expect(open(changes)).rejects.toThrow(message);
});
