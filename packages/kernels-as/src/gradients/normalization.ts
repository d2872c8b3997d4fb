// Batch normalisation.
import {
  add,
  FusedBatchNorm,
  type GradConfig,
  LRN,
  matMul,
  mul,
  neg,
  pow,
  reshape,
  rsqrt,
  square,
  sub,
  type Tensor,
  tensor2d,
} from '@tensorflow/tfjs-core';
import { batchNormTraining } from './batchNormTraining.ts';
import { unbroadcast } from './helpers/unbroadcast.ts';

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

interface LrnAttrs {
  depthRadius: number;
  bias: number;
  alpha: number;
  beta: number;
}

/** Sums over the channels at most `radius` apart: x times a band of ones, which is its own adjoint. */
function nearSums(x: Tensor, radius: number): Tensor {
  const channels = x.shape[x.rank - 1];
  const band = Float32Array.from({ length: channels * channels }, (_, i) =>
    Number(Math.abs(Math.floor(i / channels) - (i % channels)) <= radius),
  );
  const rows = reshape(x, [x.size / (channels || 1), channels]);
  return reshape(matMul(rows, tensor2d(band, [channels, channels])), x.shape);
}

/** y = x base^-beta, base = bias + alpha (sum of x^2 over near channels). */
const localResponse: GradConfig = {
  kernelName: LRN,
  inputsToSave: ['x'],
  gradFunc: (dys, [x], attrs) => {
    const { depthRadius, bias, alpha, beta } = attrs as unknown as LrnAttrs;
    return {
      x: () => {
        const dy = dys as Tensor;
        const base = add(mul(nearSums(square(x), depthRadius), alpha), bias);
        const scaled = mul(dy, pow(base, -beta));
        const along = nearSums(mul(mul(scaled, x), pow(base, -1)), depthRadius);
        return sub(scaled, mul(mul(x, along), 2 * alpha * beta));
      },
    };
  },
};

/** Gradients of FusedBatchNorm and LRN. */
export const normalization: GradConfig[] = [fusedBatchNorm, localResponse, ...batchNormTraining];
