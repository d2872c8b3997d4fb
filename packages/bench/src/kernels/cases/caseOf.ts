import { tf } from '@ganvil/core';
import { call, type KernelCall, makeInputs } from '../calls/call.ts';
import type { Case } from './types.ts';

/** The case of a tfjs kernel. */
export function caseOf(
  labels: Pick<Case, 'kernel' | 'shape' | 'flops' | 'bytes'>,
  ...args: Parameters<typeof call>
): Case {
  const itself = call(...args);
  return { ...labels, call: itself, prepare: () => prepareCall(itself) };
}

/** Makes the inputs of a call; the function that is returned runs it and keeps the first output. */
function prepareCall({ kernel, attrs, ...rest }: KernelCall): () => tf.Tensor {
  const inputs = makeInputs({ kernel, attrs, ...rest });
  return () => {
    const outputs: tf.Tensor | tf.Tensor[] = tf.engine().runKernel(kernel, inputs, attrs as never);
    if (!Array.isArray(outputs)) return outputs;
    for (const other of outputs.slice(1)) other.dispose();
    return outputs[0];
  };
}

/** Bytes of float32 tensors of these shapes. */
export function bytesOf(...shapes: readonly (readonly number[])[]): number {
  return shapes.reduce((sum, shape) => sum + 4 * shape.reduce((a, b) => a * b, 1), 0);
}

/** `leakyRelu` for `LeakyRelu`. */
export function labelOf(kernel: string): string {
  return kernel[0].toLowerCase() + kernel.slice(1);
}
