import type { GradConfig } from '@tensorflow/tfjs-core';

export const arithmetic: GradConfig[] = [];
