// Reductions, scans and softmax.
import {
  backend_util,
  Cumprod,
  Cumsum,
  cast,
  cumsum,
  div,
  equal,
  type GradConfig,
  Max,
  Mean,
  Min,
  mul,
  Prod,
  reshape,
  Softmax,
  Sum,
  softmax,
  sub,
  sum,
  type Tensor,
  transpose,
  util,
} from '@tensorflow/tfjs-core';
import { detach } from '../ops/detach.ts';
import { cumprodGrad, type Running } from './helpers/cumprodGrad.ts';
import { expand, keptShape } from './helpers/expand.ts';
import { float } from './helpers/float.ts';
import { productGrad } from './helpers/productGrad.ts';

type Axes = { axis: number | number[]; reductionIndices?: number | number[] };

/** The gradient of Max or Min: dy to every element that equals the result, which as a mask may be a saved output. */
const extreme = (kernelName: string): GradConfig => ({
  kernelName,
  inputsToSave: ['x'],
  outputsToSave: [true],
  gradFunc: (dy, [x, y], attrs) => {
    const { axis, reductionIndices = axis } = attrs as unknown as Axes;
    const shape = keptShape(x.shape, util.parseAxisParam(reductionIndices, x.shape));
    const chosen = () => cast(equal(detach(x), reshape(detach(y), shape)), 'float32');
    return { x: () => mul(reshape(dy as Tensor, shape), chosen()) };
  },
});

/** Moves the reduced axes last and joins them: [kept, reduced], then back. */
function alongRows(x: Tensor, axes: number[], rows: (x: Tensor) => Tensor): Tensor {
  const order = backend_util.getAxesPermutation(axes, x.rank);
  const moved = order ? transpose(x, order) : x;
  const count = util.sizeFromShape(axes.map((axis) => x.shape[axis]));
  const result = reshape(rows(reshape(moved, [count === 0 ? 0 : x.size / count, count])), moved.shape);
  return order ? transpose(result, backend_util.getUndoAxesPermutation(order)) : result;
}

const axesOf = (attrs: object, x: Tensor) => util.parseAxisParam((attrs as Axes).axis, x.shape);

/** Gradients of reductions, scans and Softmax. */
export const reduce: GradConfig[] = [
  {
    kernelName: Sum,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attrs) => ({ x: () => expand(dy as Tensor, x.shape, axesOf(attrs, x)) }),
  },
  {
    kernelName: Mean,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attrs) => {
      const axes = axesOf(attrs, x);
      const count = util.sizeFromShape(axes.map((axis) => x.shape[axis]));
      return { x: () => expand(div(dy as Tensor, count), x.shape, axes) };
    },
  },
  extreme(Max),
  extreme(Min),
  {
    kernelName: Prod,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attrs) => ({
      x: () => {
        const flat = reshape(dy as Tensor, [(dy as Tensor).size, 1]);
        return alongRows(float(x), axesOf(attrs, x), (rows) => productGrad(rows, flat));
      },
    }),
  },
  {
    kernelName: Cumsum,
    gradFunc: (dy, _, attrs) => {
      const { axis, exclusive, reverse } = attrs as { axis: number; exclusive: boolean; reverse: boolean };
      return { x: () => cumsum(dy as Tensor, axis, exclusive, !reverse) };
    },
  },
  {
    kernelName: Cumprod,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attrs) => ({
      x: () => cumprodGrad(float(x), dy as Tensor, attrs as unknown as Running),
    }),
  },
  {
    kernelName: Softmax,
    inputsToSave: ['logits'],
    gradFunc: (dys, [logits], attrs) => {
      const [dy, dim] = [dys as Tensor, attrs.dim as number];
      return {
        logits: () => {
          const y = softmax(logits, dim);
          return mul(y, sub(dy, sum(mul(dy, y), dim, true)));
        },
      };
    },
  },
];
