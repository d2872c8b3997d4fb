// Kernels of minibatch discrimination, behind src/ops/similaritySums.ts.
import { type KernelConfig, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { kernel } from './helpers/kernel.ts';

/** The sizes of x [kernels, dimensions, samples]. Throws for other ranks. */
function sizesOf(kernelName: string, { shape, dtype }: TensorInfo): [k: number, d: number, n: number] {
  if (shape.length !== 3 || dtype !== 'float32')
    throw new Error(
      `${kernelName}: expected float32 [kernels, dimensions, samples], got ${dtype} [${shape}].`,
    );
  return shape as [number, number, number];
}

/** The sizes of x and of dy [kernels, samples]. Throws where they do not belong together. */
function sizesWithGradient(kernelName: string, x: TensorInfo, dy: TensorInfo): [number, number, number] {
  const [k, d, n] = sizesOf(kernelName, x);
  if (dy.dtype !== 'float32' || util.sizeFromShape(dy.shape) !== k * n)
    throw new Error(
      `${kernelName}: expected a float32 gradient of shape [${k},${n}], got ${dy.dtype} [${dy.shape}].`,
    );
  return [k, d, n];
}

/** SimilaritySums, its gradient, and that of its gradient. */
export const similarity: KernelConfig[] = [
  kernel<{ x: TensorInfo }, object>('SimilaritySums', ({ x }, _, call) => {
    const [k, d, n] = sizesOf('SimilaritySums', x);
    const y = call.output([k, n], 'float32');
    call.k.similaritySums(call.ptr(x), call.ptr(y), call.temporary(4 * n), k, d, n);
    return y;
  }),

  kernel<Record<'x' | 'dy', TensorInfo>, object>('SimilaritySumsGrad', ({ x, dy }, _, call) => {
    const sizes = sizesWithGradient('SimilaritySumsGrad', x, dy);
    const dx = call.output(x.shape, 'float32');
    const row = call.temporary(4 * sizes[2]);
    call.k.similaritySumsGrad(call.ptr(x), call.ptr(dy), call.ptr(dx), row, ...sizes);
    return dx;
  }),

  // [ddy, dx], where g is the gradient of the result of SimilaritySumsGrad.
  kernel<Record<'x' | 'dy' | 'g', TensorInfo>, object>('SimilaritySumsGradGrad', ({ x, dy, g }, _, call) => {
    const sizes = sizesWithGradient('SimilaritySumsGradGrad', x, dy);
    if (g.dtype !== 'float32' || util.sizeFromShape(g.shape) !== util.sizeFromShape(x.shape))
      throw new Error(
        `SimilaritySumsGradGrad: expected a float32 gradient of shape [${x.shape}], got ${g.dtype} [${g.shape}].`,
      );
    const [ddy, dx] = [dy.shape, x.shape].map((shape) => call.output(shape, 'float32'));
    const row = call.temporary(4 * sizes[2]);
    const [xs, dys, gs] = [x, dy, g].map(call.ptr);
    call.k.similaritySumsGradGrad(xs, dys, gs, call.ptr(ddy), call.ptr(dx), row, ...sizes);
    return [ddy, dx];
  }),
];
