import {
  abs,
  all,
  backend,
  lessEqual,
  logicalAnd,
  type NamedTensorMap,
  scalar,
  type Tensor,
  tidy,
} from '@tensorflow/tfjs-core';
import { GanvilBackend } from '../backend/ganvilBackend.ts';
import { fused } from './fused.ts';

/**
 * Whether every element is finite and |x| <= limit; true without elements. Asked before an optimizer step, it keeps
 * NaN, Inf and overflow out of the weights. Reads one scalar back, however many tensors there are; a recorded program
 * asks again at every replay and stops where the answer is no.
 */
export function bounded(tensors: Tensor[], limit: number): boolean {
  const inputs: NamedTensorMap = {};
  for (const [i, tensor] of tensors.entries()) inputs[`x${i}`] = tensor;
  const within = fused<Tensor>('Bounded', inputs, { limit }, () =>
    tidy(() =>
      tensors
        .filter((tensor) => tensor.size > 0) // `all` of nothing is false in tfjs
        .map((tensor) => all(lessEqual(abs(tensor), limit)))
        .reduce((one, other) => logicalAnd(one, other), scalar(true, 'bool')),
    ),
  );
  const answer = guard(within);
  within.dispose();
  return answer;
}

function guard(flag: Tensor): boolean {
  const current = backend();
  if (!(current instanceof GanvilBackend)) return Boolean(flag.dataSync()[0]);
  const data = current.data.get(flag.dataId);
  if (current.wasm.recorder.words) current.wasm.kernels.guard(data.address);
  return current.view(data)[0] !== 0;
}
