import { getBackend } from '@tensorflow/tfjs-core';
import { BACKEND } from '../backend/ganvilBackend.ts';

/** Whether the current backend is ours, whose kernels are right where tfjs' own backends are not. */
export function onGanvil(): boolean {
  return getBackend() === BACKEND;
}
