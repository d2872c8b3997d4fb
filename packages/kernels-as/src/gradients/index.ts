// Every gradient: right to second order, on any backend. Save inputs, not outputs: tfjs puts a saved output on the tape
// before the kernel that makes it, so a second differentiation takes it for a constant.
import type { GradConfig } from '@tensorflow/tfjs-core';
import { activation } from './activation.ts';
import { arithmetic } from './arithmetic.ts';
import { constant } from './constant.ts';
import { convolution } from './convolution.ts';
import { convolution3d } from './convolution3d.ts';
import { cropAndResize } from './cropAndResize.ts';
import { dilation } from './dilation.ts';
import { einsum } from './einsum.ts';
import { indexing } from './indexing.ts';
import { matmul } from './matmul.ts';
import { normalization } from './normalization.ts';
import { pool } from './pool.ts';
import { pool3d } from './pool3d.ts';
import { reduction } from './reduction.ts';
import { resize } from './resize.ts';
import { selection } from './selection.ts';
import { shape } from './shape.ts';
import { slicing } from './slicing.ts';
import { unary } from './unary.ts';

export const gradients: GradConfig[] = [
  ...activation,
  ...arithmetic,
  ...constant,
  ...convolution,
  ...convolution3d,
  cropAndResize,
  ...dilation,
  einsum,
  ...indexing,
  ...matmul,
  ...normalization,
  ...pool,
  ...pool3d,
  ...reduction,
  ...resize,
  ...selection,
  ...shape,
  ...slicing,
  ...unary,
];
