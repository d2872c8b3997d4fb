// Every gradient: right to second order, on any backend.
import type { GradConfig } from '@tensorflow/tfjs-core';
import { activation } from './activation.ts';
import { arithmetic } from './arithmetic.ts';
import { convolution } from './convolution.ts';
import { matmul } from './matmul.ts';
import { normalization } from './normalization.ts';
import { pool } from './pool.ts';
import { reduction } from './reduction.ts';
import { resize } from './resize.ts';
import { selection } from './selection.ts';
import { shape } from './shape.ts';

export const gradients: GradConfig[] = [
  ...activation,
  ...arithmetic,
  ...convolution,
  ...matmul,
  ...normalization,
  ...pool,
  ...reduction,
  ...resize,
  ...selection,
  ...shape,
];
