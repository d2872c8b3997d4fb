// The one list of cases: correctness, gradients and the benchmark sweep it.

import { activation } from './activation.ts';
import { binary } from './binary.ts';
import type { Case } from './case.ts';
import { complex } from './complex.ts';
import { concat } from './concat.ts';
import { conv2d } from './conv2d.ts';
import { create } from './create.ts';
import { crop } from './crop.ts';
import { depthwise } from './depthwise.ts';
import { dilation } from './dilation.ts';
import { einsum } from './einsum.ts';
import { logic } from './logic.ts';
import { matmul } from './matmul.ts';
import { normalization } from './normalization.ts';
import { optimizer } from './optimizer.ts';
import { padding } from './padding.ts';
import { pool } from './pool.ts';
import { reduce } from './reduce.ts';
import { resize } from './resize.ts';
import { rotate } from './rotate.ts';
import { segment } from './segment.ts';
import { shape } from './shape.ts';
import { slice } from './slice.ts';
import { slices } from './slices.ts';
import { transcendental } from './transcendental.ts';
import { unary } from './unary.ts';
import { volume } from './volume.ts';

export const cases: Case[] = [
  ...activation,
  ...binary,
  ...complex,
  ...concat,
  ...conv2d,
  ...create,
  ...crop,
  ...depthwise,
  ...dilation,
  ...einsum,
  ...logic,
  ...matmul,
  ...normalization,
  ...optimizer,
  ...padding,
  ...pool,
  ...reduce,
  ...resize,
  ...rotate,
  ...segment,
  ...shape,
  ...slice,
  ...slices,
  ...transcendental,
  ...unary,
  ...volume,
];
