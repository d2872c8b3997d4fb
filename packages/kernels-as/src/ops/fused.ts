import { engine, getBackend, getKernel, type NamedTensorMap, type Tensor } from '@tensorflow/tfjs-core';

type Attributes = Record<string, number | number[] | boolean | string>;

/** Runs one of our own kernels where the current backend has it, and `composed` (tfjs ops only) elsewhere. */
export function fused<T extends Tensor | Tensor[]>(
  kernelName: string,
  inputs: NamedTensorMap,
  attrs: Attributes,
  composed: () => T,
): T {
  if (getKernel(kernelName, getBackend()) == null) return composed();
  return engine().runKernel(kernelName, inputs, attrs) as T;
}
