// What tfjs' fused kernels add to a product. Other kernels of the backend do it, in the order that unfused ops would,
// so that a fused layer gives the bits of the same layer unfused.
import { getKernel, type TensorInfo } from '@tensorflow/tfjs-core';
import { BACKEND } from '../../backend/ganvilBackend.ts';
import type { Call } from './kernel.ts';

/** Attributes that all fused kernels have. */
export interface Fusion {
  activation?: 'linear' | 'relu' | 'relu6' | 'elu' | 'prelu' | 'leakyrelu' | 'sigmoid';
  leakyreluAlpha?: number;
}

const kernels = {
  relu: 'Relu',
  relu6: 'Relu6',
  elu: 'Elu',
  prelu: 'Prelu',
  leakyrelu: 'LeakyRelu',
  sigmoid: 'Sigmoid',
} as const;

/** Runs another kernel of this backend. */
export function compose(
  kernelName: string,
  inputs: Record<string, TensorInfo>,
  attrs: Record<string, unknown>,
  { backend }: Call,
): TensorInfo {
  const kernel = getKernel(kernelName, BACKEND);
  if (!kernel) throw new Error(`backend ${BACKEND}: expected a kernel ${kernelName}, found none.`);
  return kernel.kernelFunc({ inputs, attrs: attrs as never, backend }) as TensorInfo;
}

/** x + bias, in place of x. */
export function addBias(x: TensorInfo, bias: TensorInfo | undefined, call: Call): TensorInfo {
  if (!bias) return x;
  const y = compose('Add', { a: x, b: bias }, {}, call);
  call.free(x);
  return y;
}

/** activation(x), in place of x. */
export function activate(
  x: TensorInfo,
  { activation = 'linear', leakyreluAlpha }: Fusion,
  alpha: TensorInfo | undefined,
  call: Call,
): TensorInfo {
  if (activation === 'linear') return x;
  if (!(activation in kernels))
    throw new Error(`fused kernel: expected a known activation, got ${activation}.`);
  if (activation === 'prelu' && !alpha) throw new Error('fused kernel: expected slopes for prelu, got none.');
  const inputs: Record<string, TensorInfo> = activation === 'prelu' ? { x, alpha: alpha! } : { x };
  const attrs = activation === 'leakyrelu' ? { alpha: leakyreluAlpha ?? 0.2 } : {};
  const y = compose(kernels[activation], inputs, attrs, call);
  call.free(x);
  return y;
}
