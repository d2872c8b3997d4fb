// Random numbers as pure functions of (seed, stream, step, element): the same on every machine and backend, in any
// order, by any worker. The state of a run is therefore its step. Philox4x32-10, see assembly/kernels/random.ts.
import { filledArray, strictWasm } from './strictWasm.ts';

/** Elements `first` to `first + count` (at most 2^32) of the sequence that (seed, stream, step) names. */
type Draw<T> = (stream: number, step: number, count: number, first?: number) => T;

/** The numbers of one seed. `stream` is an integer below 2^32, `step` one below 2^53. */
export interface Random {
  /** 32 random bits per element. */
  bits: Draw<Uint32Array>;
  /** Multiples of 2^-24 in [0, 1); the upper 24 of an element's bits. */
  uniform: Draw<Float32Array>;
  /** 2 u - 1 for those of `uniform`, in [-1, 1). */
  symmetric: Draw<Float32Array>;
  /** Mean 0, variance 1. */
  normal: Draw<Float32Array>;
  /** What names a sequence to `drawRow`: [seedLow, seedHigh, stepLow, stepHigh, stream]. */
  key(stream: number, step: number): [number, number, number, number, number];
}

type Kernel = 'randomBits' | 'randomUniform' | 'randomSymmetric' | 'randomNormal';

/** Starts the generator; `seed` is an integer from 0 to 2^53 - 1. Needs no tfjs backend. */
export async function loadRandom(): Promise<(seed: number) => Random> {
  const wasm = await strictWasm();
  return (seed) => {
    check('seed', seed, 2 ** 53);
    const draw =
      <T extends Float32Array | Uint32Array>(kernel: Kernel, Type: new (values: never) => T): Draw<T> =>
      (stream, step, count, first = 0) => {
        check('stream', stream, 2 ** 32);
        check('step', step, 2 ** 53);
        check('count', count, 2 ** 30);
        check('first', first, 2 ** 32 - count + 1);
        return filledArray(wasm, Type as new (values: unknown) => T, count, (y, n) =>
          wasm.kernels[kernel](y, first, n, low(seed), high(seed), low(step), high(step), stream),
        );
      };
    return {
      bits: draw('randomBits', Uint32Array),
      uniform: draw('randomUniform', Float32Array),
      symmetric: draw('randomSymmetric', Float32Array),
      normal: draw('randomNormal', Float32Array),
      key: (stream, step) => [low(seed), high(seed), low(step), high(step), stream],
    };
  };
}

function check(name: string, value: number, below: number): void {
  if (Number.isInteger(value) && value >= 0 && value < below) return;
  throw new Error(`random: expected ${name} to be an integer from 0 to ${below - 1}, got ${value}.`);
}

function low(value: number): number {
  return value % 2 ** 32;
}

function high(value: number): number {
  return Math.floor(value / 2 ** 32);
}
