// The one list of cases, which the tests of kernels, gradients, replays and threads sweep.

import { activation } from './activation.ts';
import { batchNorm } from './batchNorm.ts';
import { binary } from './binary.ts';
import type { Case } from './case.ts';
import { complex } from './complex.ts';
import { concat } from './concat.ts';
import { conv2d } from './conv2d.ts';
import { create } from './create.ts';
import { cropAndResize } from './cropAndResize.ts';
import { depthwise } from './depthwise.ts';
import { dilation } from './dilation.ts';
import { einsum } from './einsum.ts';
import { gather } from './gather.ts';
import { gatherScatterNd } from './gatherScatterNd.ts';
import { logic } from './logic.ts';
import { matmul } from './matmul.ts';
import { optimizer } from './optimizer.ts';
import { padding } from './padding.ts';
import { pool } from './pool.ts';
import { reduce } from './reduce.ts';
import { resize } from './resize.ts';
import { rotate } from './rotate.ts';
import { shape } from './shape.ts';
import { similarity } from './similarity.ts';
import { slice } from './slice.ts';
import { transcendental } from './transcendental.ts';
import { unary } from './unary.ts';
import { volume } from './volume.ts';

export const cases: Case[] = [
  ...activation,
  ...batchNorm,
  ...binary,
  ...complex,
  ...concat,
  ...conv2d,
  ...create,
  ...cropAndResize,
  ...depthwise,
  ...dilation,
  ...einsum,
  ...gather,
  ...gatherScatterNd,
  ...logic,
  ...matmul,
  ...optimizer,
  ...padding,
  ...pool,
  ...reduce,
  ...resize,
  ...rotate,
  ...shape,
  ...similarity,
  ...slice,
  ...transcendental,
  ...unary,
  ...volume,
];
