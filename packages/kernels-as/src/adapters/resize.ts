import type { KernelConfig } from '@tensorflow/tfjs-core';

export const resize: KernelConfig[] = [];
