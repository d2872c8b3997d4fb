// Our own kernels behind src/ops: optimizer steps, in place where nobody else holds the data, and the guard before them.
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { type Call, kernel } from '../adapter.ts';

/** Where the next value of a tensor goes: its own memory if it is the only reference, else new memory. */
function next(tensor: TensorInfo, call: Call): TensorInfo {
  const alone = call.backend.refCount(tensor.dataId) === 1;
  return alone ? call.share(tensor) : call.output(tensor.shape, tensor.dtype);
}

const size = (tensor: TensorInfo, call: Call): number => call.data(tensor).length;

type Adam = Record<'weight' | 'gradient' | 'm' | 'v' | 'rate', TensorInfo>;
type AdamAttrs = Record<'beta1' | 'beta2' | 'epsilon', number>;

export const optimizer: KernelConfig[] = [
  kernel<Adam, AdamAttrs>('AdamStep', ({ weight, gradient, m, v, rate }, { beta1, beta2, epsilon }, call) => {
    const outputs = [weight, m, v].map((tensor) => next(tensor, call));
    const [w, p, q] = outputs.map(call.ptr);
    const n = size(weight, call);
    const inputs = [call.ptr(weight), call.ptr(gradient), call.ptr(m), call.ptr(v)] as const;
    call.k.adamStep(...inputs, w, p, q, n, call.ptr(rate), beta1, 1 - beta1, beta2, 1 - beta2, epsilon);
    return outputs;
  }),

  kernel<Record<'weight' | 'gradient' | 'rate', TensorInfo>>(
    'SgdStep',
    ({ weight, gradient, rate }, _, call) => {
      const output = next(weight, call);
      call.k.sgdStep(
        call.ptr(weight),
        call.ptr(gradient),
        call.ptr(output),
        size(weight, call),
        call.ptr(rate),
      );
      return output;
    },
  ),

  kernel<Record<'weight' | 'gradient' | 'velocity' | 'rate', TensorInfo>, { momentum: number }>(
    'MomentumStep',
    ({ weight, gradient, velocity, rate }, { momentum }, call) => {
      const outputs = [weight, velocity].map((tensor) => next(tensor, call));
      const [w, p] = outputs.map(call.ptr);
      const inputs = [call.ptr(weight), call.ptr(gradient), call.ptr(velocity)] as const;
      call.k.momentumStep(...inputs, w, p, size(weight, call), call.ptr(rate), momentum);
      return outputs;
    },
  ),

  kernel<Record<'weight' | 'gradient' | 'square' | 'rate', TensorInfo>, { decay: number; epsilon: number }>(
    'RmspropStep',
    ({ weight, gradient, square, rate }, { decay, epsilon }, call) => {
      const outputs = [weight, square].map((tensor) => next(tensor, call));
      const [w, q] = outputs.map(call.ptr);
      const inputs = [call.ptr(weight), call.ptr(gradient), call.ptr(square)] as const;
      call.k.rmspropStep(...inputs, w, q, size(weight, call), call.ptr(rate), decay, 1 - decay, epsilon);
      return outputs;
    },
  ),

  kernel<Record<'average' | 'weight' | 'decay', TensorInfo>>(
    'EmaStep',
    ({ average, weight, decay }, _, call) => {
      const output = next(average, call);
      call.k.emaStep(
        call.ptr(average),
        call.ptr(weight),
        call.ptr(output),
        size(average, call),
        call.ptr(decay),
      );
      return output;
    },
  ),

  kernel<Record<string, TensorInfo>, { limit: number }>('Bounded', (tensors, { limit }, call) => {
    const output = call.output([], 'bool');
    const y = call.ptr(output);
    call.k.fillInt(y, 1, 1);
    for (const tensor of Object.values(tensors)) {
      call.k.bounded(call.ptr(tensor), y, size(tensor, call), limit);
    }
    return output;
  }),
];
