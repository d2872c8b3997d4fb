// Strings for kernels that only move elements: they move the elements' numbers instead, and we look the strings up.
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Call } from './kernel.ts';

type Result = TensorInfo | TensorInfo[];

/** `run`, a kernel that moves 4-byte elements, made to take string tensors too. */
export function withStrings<I extends object, A>(
  run: (inputs: I, attrs: A, call: Call) => Result,
): (inputs: I, attrs: A, call: Call) => Result {
  return (inputs, attrs, call) => {
    const given = Object.entries(inputs as Record<string, TensorInfo>);
    if (!given.some(([, tensor]) => tensor.dtype === 'string')) return run(inputs, attrs, call);
    const words: Uint8Array[] = [];
    const numbers: TensorInfo[] = [];
    const numbered = given.map(([name, tensor]) => {
      if (tensor.dtype !== 'string') return [name, tensor];
      const own = numberFrom(words.length, tensor.shape, call);
      words.push(...call.data(tensor).strings!);
      numbers.push(own);
      return [name, own];
    });
    const moved = run(Object.fromEntries(numbered) as I, attrs, call);
    const results = Array.isArray(moved) ? moved.map(look) : look(moved);
    for (const own of numbers) call.free(own);
    return results;

    function look(places: TensorInfo): TensorInfo {
      const y = call.output(places.shape, 'string');
      const { strings } = call.data(y);
      call.backend.view(call.data(places)).forEach((place, i) => {
        strings![i] = words[place];
      });
      call.free(places);
      return y;
    }
  };
}

/** An int32 tensor of first, first + 1, … */
function numberFrom(first: number, shape: number[], call: Call): TensorInfo {
  const y = call.output(shape, 'int32');
  call.backend.view(call.data(y)).forEach((_, i, view) => {
    view[i] = first + i;
  });
  return y;
}
