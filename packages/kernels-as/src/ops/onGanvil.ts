import { getBackend } from '@tensorflow/tfjs-core';
import { BACKEND } from '../backend/ganvilBackend.ts';

/** Whether the current backend is ganvil, whose kernels are correct where those of tfjs' own backends are not. */
export function onGanvil(): boolean {
  return getBackend() === BACKEND;
}
