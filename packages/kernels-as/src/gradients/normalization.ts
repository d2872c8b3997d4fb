// Batch normalisation.
import {
  add,
  FusedBatchNorm,
  type GradConfig,
  mul,
  neg,
  rsqrt,
  sub,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { batchNormTraining } from './batchNormTraining.ts';
import { unbroadcast } from './parts/unbroadcast.ts';

/** With given statistics, which may be per channel [c] or of the shape of x. */
const fusedBatchNorm: GradConfig = {
  kernelName: FusedBatchNorm,
  inputsToSave: ['x', 'mean', 'variance', 'scale'],
  gradFunc: (dys, [x, mean, variance, scale], attrs) => {
    const dy = dys as Tensor;
    const root = () => rsqrt(add(variance, attrs.varianceEpsilon as number));
    const centred = () => mul(dy, sub(x, mean));
    return {
      x: () => mul(dy, mul(scale, root())),
      mean: () => unbroadcast(neg(mul(dy, mul(scale, root()))), mean.shape),
      variance: () => {
        const r = root();
        return unbroadcast(mul(centred(), mul(mul(scale, -0.5), mul(r, mul(r, r)))), variance.shape);
      },
      scale: () => unbroadcast(mul(centred(), root()), scale.shape),
      offset: () => unbroadcast(dy, scale.shape),
    };
  },
};

export const normalization: GradConfig[] = [fusedBatchNorm, ...batchNormTraining];
