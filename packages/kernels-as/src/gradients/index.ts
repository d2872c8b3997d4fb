// Every gradient: right to second order, on any backend. Save inputs, not outputs: tfjs puts a saved output on the tape
// before the kernel that makes it, so a second differentiation takes it for a constant.
import type { GradConfig } from '@tensorflow/tfjs-core';
import { activation } from './activation.ts';
import { binary } from './binary.ts';
import { constant } from './constant.ts';
import { conv2d } from './conv2d.ts';
import { conv3d } from './conv3d.ts';
import { cropAndResize } from './cropAndResize.ts';
import { dilation } from './dilation.ts';
import { einsum } from './einsum.ts';
import { gatherScatterNd } from './gatherScatterNd.ts';
import { matmul } from './matmul.ts';
import { normalization } from './normalization.ts';
import { pool } from './pool.ts';
import { pool3d } from './pool3d.ts';
import { reduce } from './reduce.ts';
import { resize } from './resize.ts';
import { selection } from './selection.ts';
import { shape } from './shape.ts';
import { similarity } from './similarity.ts';
import { slicing } from './slicing.ts';
import { unary } from './unary.ts';

/** The gradients of all kernels. */
export const gradients: GradConfig[] = [
  ...activation,
  ...binary,
  ...constant,
  ...conv2d,
  ...conv3d,
  cropAndResize,
  ...dilation,
  einsum,
  ...gatherScatterNd,
  ...matmul,
  ...normalization,
  ...pool,
  ...pool3d,
  ...reduce,
  ...resize,
  ...selection,
  ...shape,
  ...similarity,
  ...slicing,
  ...unary,
];
