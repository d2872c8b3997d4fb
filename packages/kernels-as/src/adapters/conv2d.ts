import type { KernelConfig } from '@tensorflow/tfjs-core';

export const conv2d: KernelConfig[] = [];
