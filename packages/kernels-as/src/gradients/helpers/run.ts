import { engine, type NamedAttrMap, type NamedTensorMap, type Tensor } from '@tensorflow/tfjs-core';

/** Runs a kernel on the current backend, recorded for differentiation. */
export function run<T extends Tensor | Tensor[] = Tensor>(
  kernelName: string,
  inputs: NamedTensorMap,
  attrs: object = {},
): T {
  return engine().runKernel(kernelName, inputs, attrs as NamedAttrMap) as T;
}
