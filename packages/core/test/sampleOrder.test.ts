import { loadRandom } from '@ganvil/kernels-as';
import { describe, expect, it } from 'vitest';
import { samplesAt } from '../src/random/sampleOrder.ts';

describe('samplesAt', () => {
  it.each([1, 2, 3, 5, 17, 64, 1000])(
    'visits each of %i samples once an epoch, in another order each',
    async (count) => {
      const random = (await loadRandom())(3);
      const epochs = [0, 1, 2].map((epoch) => [...samplesAt(epoch * count, count, count, random)]);
      const all = Array.from({ length: count }, (_, i) => i);
      for (const epoch of epochs) expect([...epoch].sort((a, b) => a - b)).toEqual(all);
      if (count > 16) expect(epochs[0]).not.toEqual(epochs[1]);
    },
  );

  it('needs nothing but the position', async () => {
    const load = await loadRandom();
    const one = (seed: number) => [...samplesAt(12345, 100, 60000, load(seed))];
    expect(one(1)).toEqual(one(1));
    expect(one(1)).not.toEqual(one(2));
    expect([...samplesAt(12345, 40, 60000, load(1)), ...samplesAt(12385, 60, 60000, load(1))]).toEqual(
      one(1),
    );
  });

  it('goes on into the next epoch', async () => {
    const random = (await loadRandom())(3);
    const parts = [
      samplesAt(20, 17, 37, random),
      samplesAt(37, 37, 37, random),
      samplesAt(74, 9, 37, random),
    ];
    expect([...samplesAt(20, 63, 37, random)]).toEqual(parts.flatMap((part) => [...part]));
  });

  it('reads a set without end in order', async () => {
    const random = (await loadRandom())(3);
    expect([...samplesAt(2 ** 40, 3, Number.POSITIVE_INFINITY, random)]).toEqual(
      [0, 1, 2].map((i) => 2 ** 40 + i),
    );
  });
});
