import type { Random } from '@ganvil/kernels-as';

/** A stand-in for Philox: a hash of (seed, stream, step, element). Good enough to look at, known to no run. */
export function fakeRandom(seed = 0): Random {
  const word = (stream: number, step: number, element: number): number => {
    let x = 0;
    for (const part of [seed, stream, step % 2 ** 32, Math.floor(step / 2 ** 32), element])
      x = mix(Math.imul(x, 31) + part + 0x9e3779b9);
    return x;
  };
  const uniform = (stream: number, step: number, count: number, first = 0) =>
    Float32Array.from({ length: count }, (_, i) => (word(stream, step, first + i) >>> 8) / 2 ** 24);
  return {
    bits: (stream, step, count, first = 0) =>
      Uint32Array.from({ length: count }, (_, i) => word(stream, step, first + i)),
    uniform,
    // Twelve uniform numbers have variance 1.
    normal: (stream, step, count, first = 0) =>
      Float32Array.from({ length: count }, (_, i) =>
        uniform(stream + 1000, step, 12, 12 * (first + i)).reduce((sum, x) => sum + x, -6),
      ),
  };
}

function mix(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
