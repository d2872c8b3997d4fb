import type { GradConfig } from '@tensorflow/tfjs-core';

export const activation: GradConfig[] = [];
