import { beforeAll, describe, expect, it } from 'vitest';
import { nearestTrainingSamples, pointSet, samplesIn, startBackend } from '../src/index.ts';
import { createNearest } from '../src/metrics/nearest.ts';
import { inputsOf } from './references/agree.ts';
import { tiny } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

/** Every distance, summed in float64, in order. */
function sorted(
  query: Float32Array,
  data: Float32Array,
  size: number,
): { index: number; distance: number }[] {
  const distances = Array.from({ length: data.length / size }, (_, index) => {
    let distance = 0;
    for (let k = 0; k < size; k++) distance += (query[k] - data[index * size + k]) ** 2;
    return { index, distance };
  });
  return distances.sort((a, b) => a.distance - b.distance || a.index - b.index);
}

describe('nearest neighbours', () => {
  it.each([
    [1, 1, 1, 1],
    [7, 40, 5, 3],
    [300, 33, 2, 1],
    [2, 3, 17, 5],
  ])(
    'of %i queries among %i samples of %i numbers, %i each, are those of a search through all',
    (count, n, size, most) => {
      const [queries, data] = inputsOf([count, size], [n, size]).map(({ data }) => Float32Array.from(data));
      data.set(data.subarray(0, size), (n - 1) * size); // two that are equally near
      for (const block of [1, 4, n]) {
        const nearest = createNearest(queries, count, most);
        for (let first = 0; first < n; first += block)
          nearest.add(data.slice(first * size, Math.min(n, first + block) * size), first);
        for (let i = 0; i < count; i++) {
          const all = sorted(queries.subarray(i * size, (i + 1) * size), data, size).slice(0, most);
          const missing = most - all.length;
          const wanted = [...all.map(({ index }) => index), ...new Array(missing).fill(-1)];
          expect([...nearest.indices.slice(i * most, (i + 1) * most)]).toEqual(wanted);
          expect([...nearest.distances.slice(i * most, i * most + all.length)]).toEqual(
            all.map(({ distance }) => distance),
          );
        }
      }
    },
  );

  it('tells apart what float32 products cannot: far from the origin and near each other', () => {
    const data = Float32Array.from({ length: 64 }, (_, i) => 1e4 + i / 512);
    const nearest = createNearest(Float32Array.of(1e4 + 17 / 512), 1, 3);
    nearest.add(data, 0);
    expect([...nearest.indices]).toEqual([17, 16, 18]);
  });
});

describe('nearest training samples', () => {
  it('of training samples are these, at distance 0; of fewer samples than asked for, all', () => {
    const dataset = pointSet('points', Float32Array.of(0, 0, 3, 4, 1, 0, 9, 9), 2);
    const found = nearestTrainingSamples(dataset, samplesIn(dataset, [3, 0]), 9);
    expect(found).toMatchObject({ among: 4, columns: { length: 4 } });
    expect([found.places[0], found.places[4]]).toEqual([3, 0]);
    expect(found.distances[0]).toBe(0);
    expect(found.distances[5]).toBe(Math.sqrt(1 / 2)); // (1, 0): the root of the mean of 1 and 0
    expect(Array.from(found.columns[0])).toEqual([...samplesIn(dataset, [3, 0]).data]);
  });
});
