// Kernels that move no data: the output is the input under another name.
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { util } from '@tensorflow/tfjs-core';
import { kernel } from './helpers/kernel.ts';

/** Identity, Reshape and ExpandDims, which share data. */
export const reshape = [
  kernel<{ x: TensorInfo }>('Identity', ({ x }, _, { share }) => share(x)),

  kernel<{ x: TensorInfo }, { shape: number[] }>('Reshape', ({ x }, attrs, { data, share }) => {
    const size = data(x).length;
    const shape = attrs.shape.includes(-1) ? util.inferFromImplicitShape(attrs.shape, size) : attrs.shape;
    if (util.sizeFromShape(shape) !== size)
      throw new Error(`reshape: expected ${size} elements, got shape [${shape}].`);
    return share(x, shape);
  }),

  kernel<{ input: TensorInfo }, { dim: number }>('ExpandDims', ({ input }, { dim }, { share }) => {
    const shape = [...input.shape];
    const rank = shape.length;
    if (dim < -rank - 1)
      throw new Error(`expandDims: expected an axis from ${-rank - 1} to ${rank}, got ${dim}.`);
    shape.splice(dim < 0 ? rank + dim + 1 : dim, 0, 1);
    return share(input, shape);
  }),
];
