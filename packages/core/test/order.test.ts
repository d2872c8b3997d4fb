import { loadRandom } from '@ganvil/kernels-as';
import { describe, expect, it } from 'vitest';
import { sampleAt } from '../src/order.ts';

describe('sampleAt', () => {
  it.each([1, 2, 3, 5, 17, 64, 1000])(
    'visits each of %i samples once an epoch, in another order each',
    async (count) => {
      const random = (await loadRandom())(3);
      const epochs = [0, 1, 2].map((epoch) =>
        Array.from({ length: count }, (_, i) => sampleAt(epoch * count + i, count, random)),
      );
      const all = Array.from({ length: count }, (_, i) => i);
      for (const epoch of epochs) expect([...epoch].sort((a, b) => a - b)).toEqual(all);
      if (count > 16) expect(epochs[0]).not.toEqual(epochs[1]);
    },
  );

  it('needs nothing but the position', async () => {
    const load = await loadRandom();
    expect(sampleAt(12345, 60000, load(1))).toBe(sampleAt(12345, 60000, load(1)));
    expect(sampleAt(7, 60000, load(1))).not.toBe(sampleAt(7, 60000, load(2)));
  });
});
