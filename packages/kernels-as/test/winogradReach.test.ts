// What an infinity or NaN reaches in a convolution that goes by Winograd's way: what sees it, as in a plain sum, and nothing else.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capture } from '../src/backend/capture.ts';
import { type Build, configure } from '../src/index.ts';
import { assign } from '../src/ops/assign.ts';
import { noise } from './differences.ts';
import { startBuild } from './startBuild.ts';

const builds: Build[] = ['scalar', 'simd', 'wide'];
const X: [number, number, number, number] = [2, 17, 16, 9];
const FILTER: [number, number, number, number] = [4, 4, 9, 11];
const OUT: [number, number, number, number] = [2, 9, 8, 11];
const SIZE = X.reduce((a, b) => a * b);

/** Values with one that is `special`, at about this share of the way. */
function values(size: number, special: number | undefined, share: number): Float32Array {
  const all = noise(size, 3);
  if (special !== undefined) all[Math.floor(share * (size - 1))] = special;
  return all;
}

const conv = (x: tf.Tensor) => (f: tf.Tensor) => tf.conv2d(x as tf.Tensor4D, f as tf.Tensor4D, 2, 'same');
const filter = () => tf.tensor4d(noise(4 * 4 * 9 * 11, 5), FILTER);

/** Of x or of dy, with the special value in it. */
const kernels: Record<string, { shape: typeof X; run: (special: tf.Tensor) => tf.Tensor }> = {
  forward: { shape: X, run: (x) => conv(x)(filter()) },
  'input gradient': {
    shape: OUT,
    run: (dy) => tf.grad((x: tf.Tensor) => conv(x)(filter()))(tf.zeros(X), dy),
  },
  'filter gradient, of x': {
    shape: X,
    run: (x) =>
      tf.grad(conv(x))(
        filter(),
        tf.tensor4d(
          noise(
            OUT.reduce((a, b) => a * b),
            7,
          ),
          OUT,
        ),
      ),
  },
  'filter gradient, of dy': {
    shape: OUT,
    run: (dy) => tf.grad(conv(tf.tensor4d(noise(SIZE, 8), X)))(filter(), dy),
  },
};

const specials = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];

function resultOf(
  { shape, run }: (typeof kernels)[''],
  special: number | undefined,
  share: number,
): Float32Array {
  return tf.tidy(() =>
    run(
      tf.tensor4d(
        values(
          shape.reduce((a, b) => a * b),
          special,
          share,
        ),
        shape,
      ),
    ).dataSync(),
  ) as Float32Array;
}

afterAll(() => configure({ build: undefined, fallback: 'wasm' }));

describe.each(builds)('build %s', (build) => {
  beforeAll(() => startBuild(build));

  const rows = Object.keys(kernels).flatMap((name) =>
    specials.flatMap((special) => [0, 0.37, 1].map((share) => [name, special, share] as const)),
  );
  it.each(rows)('%s: %d at %d of the way', async (name, special, share) => {
    await tf.setBackend('cpu');
    const right = resultOf(kernels[name], special, share);
    await tf.setBackend('ganvil');
    const got = resultOf(kernels[name], special, share);
    for (const [i, value] of right.entries()) {
      if (!Number.isFinite(value)) expect(Object.is(got[i], value), `${i}: ${value}, ${got[i]}`).toBe(true);
      else expect(Math.abs(got[i] - value)).toBeLessThan(2e-4);
    }
  });

  it('one replay that meets it leaves the next ones alone', () => {
    let x: tf.Tensor = tf.keep(tf.zeros(X));
    const f = filter();
    const write = (special?: number) => {
      x = assign(x, values(SIZE, special, 0.5));
    };
    write();
    const { result: y, program } = capture(() => tf.tidy(() => conv(x)(f)));
    const first = y.dataSync().slice();
    expect(program?.run()).toBe(true);
    expect(y.dataSync()).toEqual(first);
    write(Number.NaN);
    program?.run();
    const lost = y.dataSync().filter((value) => !Number.isFinite(value)).length;
    expect(lost).toBeGreaterThan(0);
    expect(lost).toBeLessThanOrEqual(4 * OUT[3]);
    write();
    program?.run();
    expect(y.dataSync()).toEqual(first);
    program?.dispose();
    tf.dispose([x, y, f]);
  });
});
