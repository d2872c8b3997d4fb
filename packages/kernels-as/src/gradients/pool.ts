// Pooling.
import {
  AvgPool,
  AvgPoolGrad,
  type GradConfig,
  getBackend,
  MaxPool,
  MaxPoolGrad,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { detach } from '../ops/detach.ts';
import { onGanvil } from '../ops/onGanvil.ts';
import { gatherMaxima, scatterMaxima } from './helpers/maxima.ts';
import { run } from './helpers/run.ts';
import { separableAdjoint } from './helpers/separableAdjoint.ts';
import { meanWindow, type PoolAttrs, poolInfo } from './helpers/window.ts';
import { zeros } from './helpers/zeros.ts';

/** tfjs' kernels divide by the whole window even where it hangs over the border, unlike their own forward pass. */
export function avgPoolGrad(dy: Tensor, x: Tensor, attrs: PoolAttrs): Tensor {
  if (onGanvil()) return run(AvgPoolGrad, { dy, input: detach(x) }, attrs);
  const [rows, columns] = meanWindow(poolInfo(x.shape, attrs));
  return separableAdjoint(dy as Tensor4D, rows, columns);
}

/** tfjs' wasm kernel takes negative inputs for smaller than its initial maximum, 1e-38. */
export function maxPoolGrad(dy: Tensor, x: Tensor, y: Tensor, attrs: PoolAttrs): Tensor {
  if (getBackend() === 'wasm') return scatterMaxima(dy, detach(x), detach(y), attrs);
  return run(MaxPoolGrad, { dy, input: detach(x), output: detach(y) }, attrs);
}

/** Gradients of MaxPool, AvgPool and of their own gradients. */
export const pool: GradConfig[] = [
  {
    kernelName: AvgPool,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attrs) => ({
      x: () => avgPoolGrad(dy as Tensor, x, attrs as unknown as PoolAttrs),
    }),
  },
  {
    kernelName: AvgPoolGrad,
    inputsToSave: ['input'],
    gradFunc: (g, [input], attrs) => ({
      dy: () => run(AvgPool, { x: g as Tensor }, attrs),
      input: () => zeros(input.shape),
    }),
  },
  {
    kernelName: MaxPool,
    inputsToSave: ['x'],
    outputsToSave: [true],
    gradFunc: (dy, [x, y], attrs) => ({
      x: () => maxPoolGrad(dy as Tensor, x, y, attrs as unknown as PoolAttrs),
    }),
  },
  {
    kernelName: MaxPoolGrad,
    inputsToSave: ['input', 'output'],
    gradFunc: (g, [input, output], attrs) => ({
      dy: () => gatherMaxima(g as Tensor, detach(input), detach(output), attrs as unknown as PoolAttrs),
      input: () => zeros(input.shape),
      output: () => zeros(output.shape),
    }),
  },
];
