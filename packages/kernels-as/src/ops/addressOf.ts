import type { Tensor } from '@tensorflow/tfjs-core';
import type { GanvilBackend } from '../backend/ganvilBackend.ts';

/** Byte address of a tensor's elements on ganvil. */
export function addressOf(current: GanvilBackend, { dataId }: Tensor): number {
  return current.data.get(dataId).address;
}
