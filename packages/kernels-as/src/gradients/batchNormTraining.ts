// The gradients of our own batch normalisation by batch statistics, and of its gradient.
import {
  add,
  type GradConfig,
  mean,
  mul,
  neg,
  rsqrt,
  square,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { detach } from '../ops/detach.ts';
import { run } from './helpers/run.ts';
import { zeros } from './helpers/zeros.ts';

const allButLast = (x: Tensor) => [...Array(x.rank - 1).keys()];

const training: GradConfig = {
  kernelName: 'BatchNormTraining',
  inputsToSave: ['x', 'scale'],
  outputsToSave: [false, true, true],
  gradFunc: (dys, [x, scale, average, variance], attrs) => {
    const inputs = { x, scale, mean: detach(average), variance: detach(variance), dy: (dys as Tensor[])[0] };
    // One kernel makes all three, and dx needs the other two: so it runs here, once, and not per input.
    const [dx, dScale, dOffset] = run<Tensor[]>('BatchNormTrainingGrad', inputs, attrs);
    return { x: () => dx, scale: () => dScale, offset: () => dOffset };
  },
};

/** What the second derivative is made of; means and sums run over all axes but the last. */
function parts(x: Tensor, epsilon: number) {
  const axes = allButLast(x);
  const centred = sub(x, mean(x, axes));
  const root = rsqrt(add(mean(square(centred), axes), epsilon));
  const normal = mul(centred, root);
  const along = (t: Tensor) => mean(mul(t, normal), axes);
  /** t without its mean and without its part along the normalised x: dx = scale * root * project(dy). */
  const project = (t: Tensor) => sub(sub(t, mean(t, axes)), mul(normal, along(t)));
  return { axes, root, normal, along, project };
}

/**
 * dx, dScale and dOffset as functions of x, scale and dy, of which g are the gradients. The mean and variance that the
 * kernel is given belong to x: its gradient is total, theirs is zero.
 */
const trainingGrad: GradConfig = {
  kernelName: 'BatchNormTrainingGrad',
  inputsToSave: ['x', 'scale', 'mean', 'variance', 'dy'],
  gradFunc: (gs, [x, scale, average, variance, dy], attrs) => {
    const [gx, gScale, gOffset] = gs as Tensor[];
    const epsilon = attrs.epsilon as number;
    return {
      dy: () => {
        const { root, normal, project } = parts(x, epsilon);
        const direct = mul(project(gx), mul(scale, root));
        return add(direct, add(mul(normal, gScale), gOffset));
      },
      scale: () => {
        const { axes, root, project } = parts(x, epsilon);
        return mul(sum(mul(gx, project(dy)), axes), root);
      },
      x: () => {
        const { axes, root, normal, along, project } = parts(x, epsilon);
        const factor = mul(scale, root);
        const curve = neg(add(mul(gx, along(dy)), mul(dy, along(gx))));
        const toNormal = add(mul(curve, factor), mul(dy, gScale));
        const product = mul(mean(mul(gx, project(dy)), axes), factor);
        return mul(sub(project(toNormal), mul(normal, product)), root);
      },
      mean: () => zeros(average.shape),
      variance: () => zeros(variance.shape),
    };
  },
};

/** Gradients of batch normalisation in training and of its own gradient. */
export const batchNormTraining: GradConfig[] = [training, trainingGrad];
