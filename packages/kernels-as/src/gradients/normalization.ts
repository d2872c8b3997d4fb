import type { GradConfig } from '@tensorflow/tfjs-core';

export const normalization: GradConfig[] = [];
