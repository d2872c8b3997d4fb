import { BatchMatMul, type GradConfig, matMul, type Tensor, util } from '@tensorflow/tfjs-core';
import { unbroadcast } from './helpers/unbroadcast.ts';

type Attrs = { transposeA: boolean; transposeB: boolean };

/** A product for one input, summed over the batch axes in which that input was repeated. */
function product(a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean, shape: number[]): Tensor {
  const dx = matMul(a, b, transposeA, transposeB);
  return util.arraysEqual(dx.shape, shape) ? dx : unbroadcast(dx, shape);
}

/** Gradients of matrix products. */
export const matmul: GradConfig[] = [
  {
    kernelName: BatchMatMul,
    inputsToSave: ['a', 'b'],
    gradFunc: (dys, [a, b], attrs) => {
      const dy = dys as Tensor;
      const { transposeA: ta, transposeB: tb } = attrs as Attrs;
      return {
        a: () => (ta ? product(b, dy, tb, true, a.shape) : product(dy, b, false, !tb, a.shape)),
        b: () => (tb ? product(dy, a, true, ta, b.shape) : product(a, dy, !ta, false, b.shape)),
      };
    },
  },
];
