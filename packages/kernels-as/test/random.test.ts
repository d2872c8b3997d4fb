import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadRandom, type Random } from '../src/numbers/random.ts';
import { type Build, startWasm } from '../src/wasm/module.ts';

let withSeed: (seed: number) => Random;
beforeAll(async () => {
  withSeed = await loadRandom();
});

const hex = (values: Uint32Array): string =>
  [...values].map((value) => value.toString(16).padStart(8, '0')).join(' ');

describe('Philox4x32-10', () => {
  // Random123, tests/kat_vectors. The kernel counts elements, so of these it can be asked for the first only: it is
  // held to the reference below, and the reference to all three.
  it.each([
    [[0, 0], [0, 0, 0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [[-1, -1], [-1, -1, -1, -1], '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    [
      [0xa4093822, 0x299f31d0],
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      'd16cfe09 94fdcceb 5001e420 24126ea1',
    ],
  ])('has a reference that gives the published answer for key %j', (key, counter, answer) => {
    expect(hex(philox(counter, key[0], key[1]))).toBe(answer);
  });

  it('gives the published answer for counter 0 and key 0', () => {
    expect(hex(withSeed(0).bits(0, 0, 4))).toBe('6627e8d5 e169c58d bc57ac4c 9b00dbd8');
  });

  it.each(['scalar', 'simd'] as Build[])('agrees with the reference in the %s build', async (build) => {
    const { heap, kernels } = await startWasm(build);
    const y = heap.allocate(4 * 64);
    for (const [first, n] of [
      [0, 64],
      [1, 1],
      [3, 0],
      [5, 61],
      [7, 2],
      [2 ** 32 - 32, 32],
      [2 ** 31 - 3, 40],
    ]) {
      kernels.randomBits(y, first, n, 123, 0xdeadbeef, 0xcafef00d, 5, 0xfffffffe);
      const ours = new Uint32Array(heap.u8(y, 4 * n).slice().buffer);
      const right = Uint32Array.from({ length: n }, (_, i) => {
        const e = first + i;
        return philox([Math.floor(e / 4), 0xcafef00d, 5, 0xfffffffe], 123, 0xdeadbeef)[e % 4];
      });
      expect(hex(ours), `${first} + ${n}`).toBe(hex(right));
    }
  });
});

describe('random numbers', () => {
  it('do not depend on how a range is split', () => {
    const random = withSeed(2 ** 53 - 1);
    for (const kind of ['bits', 'uniform', 'normal'] as const) {
      const whole = [...random[kind](7, 2 ** 40 + 3, 203)];
      const parts = [0, 1, 2, 4, 7, 32, 33, 101, 203];
      const joined = parts
        .slice(1)
        .flatMap((to, i) => [...random[kind](7, 2 ** 40 + 3, to - parts[i], parts[i])]);
      expect(joined, kind).toEqual(whole);
    }
  });

  it('have the same bits in the scalar and the simd build', async () => {
    const results: Uint8Array[] = [];
    for (const build of ['scalar', 'simd'] as const) {
      const { heap, kernels } = await startWasm(build);
      const y = heap.allocate(4 * 100_003);
      kernels.randomNormal(y, 1, 100_003, 42, 0, 9, 0, 3);
      results.push(heap.u8(y, 4 * 100_003).slice());
    }
    expect(Buffer.compare(results[0], results[1])).toBe(0);
  });

  it('differ by seed, stream, step and element', () => {
    const first = (seed: number, stream: number, step: number, element: number): number =>
      withSeed(seed).bits(stream, step, 1, element)[0];
    const draws = [
      first(1, 2, 3, 4),
      first(2, 2, 3, 4),
      first(1, 3, 3, 4),
      first(1, 2, 4, 4),
      first(1, 2, 3, 5),
    ];
    draws.push(first(1 + 2 ** 32, 2, 3, 4), first(1, 2, 3 + 2 ** 32, 4));
    expect(new Set(draws).size).toBe(draws.length);
  });

  it('are uniform', () => {
    const u = withSeed(3).uniform(0, 0, 1_000_000);
    const [mean, variance] = moments(u);
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.0015);
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.0005);
    expect(u.every((value) => value >= 0 && value < 1 && Number.isInteger(value * 2 ** 24))).toBe(true);
  });

  it('are normal', () => {
    const z = withSeed(4).normal(0, 0, 1_000_000);
    const [mean, variance, skewness, kurtosis] = moments(z);
    expect(Math.abs(mean)).toBeLessThan(0.004);
    expect(Math.abs(variance - 1)).toBeLessThan(0.006);
    expect(Math.abs(skewness)).toBeLessThan(0.01);
    expect(Math.abs(kurtosis - 3)).toBeLessThan(0.02);
    const pairs = z.filter((_, i) => i % 2 === 0).map((value, i) => value * z[2 * i + 1]);
    expect(Math.abs(moments(pairs)[0])).toBeLessThan(0.006);
    const within = z.filter((value) => Math.abs(value) < 1).length / z.length;
    expect(Math.abs(within - 0.682689)).toBeLessThan(0.002);
  });

  it('are normal by Box and Muller', () => {
    const random = withSeed(5);
    const u = random.uniform(1, 2, 4000);
    const right = Float64Array.from(u, (_, i) => {
      const turn = 2 * Math.PI * u[i | 1];
      return Math.sqrt(-2 * Math.log(1 - u[i & ~1])) * (i % 2 === 0 ? Math.cos(turn) : Math.sin(turn));
    });
    for (const [i, value] of random.normal(1, 2, 4000).entries()) {
      expect(Math.abs(value - right[i])).toBeLessThan(1e-6);
    }
  });

  it('are the same bits on every machine', () => {
    const z = withSeed(2026).normal(1, 2, 100_000);
    const digest = createHash('sha256').update(new Uint8Array(z.buffer)).digest('hex');
    expect(digest).toBe('b9e5419679a6219c18b36404273f4e6353e83fdcd9b166b2e4d830b7658cb2d0');
  });

  it('refuse what is not a counter', () => {
    expect(() => withSeed(-1)).toThrow(
      /^random: expected seed to be an integer from 0 to 9007199254740991, got -1\.$/,
    );
    expect(() => withSeed(0).bits(0, 0.5, 1)).toThrow(/step/);
    expect(() => withSeed(0).bits(2 ** 32, 0, 1)).toThrow(/stream/);
    expect(() => withSeed(0).bits(0, 0, 2, 2 ** 32 - 1)).toThrow(/first/);
  });
});

function moments(values: Float32Array): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const power = (p: number): number =>
    values.reduce((sum, value) => sum + (value - mean) ** p, 0) / values.length;
  const variance = power(2);
  return [mean, variance, power(3) / variance ** 1.5, power(4) / variance ** 2];
}

/** The published algorithm in BigInt. */
function philox(counter: number[], k0: number, k1: number): Uint32Array {
  let [a, b, c, d] = counter.map((word) => BigInt(word >>> 0));
  for (let round = 0; round < 10; round++) {
    const p = 0xd2511f53n * a;
    const q = 0xcd9e8d57n * c;
    const mask = 0xffffffffn;
    [a, b, c, d] = [(q >> 32n) ^ b ^ BigInt(k0 >>> 0), q & mask, (p >> 32n) ^ d ^ BigInt(k1 >>> 0), p & mask];
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  return Uint32Array.of(Number(a), Number(b), Number(c), Number(d));
}
