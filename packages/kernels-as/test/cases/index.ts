// The one list of cases: correctness, gradients and the benchmark sweep it.

import { activation } from './activation.ts';
import { binary } from './binary.ts';
import type { Case } from './case.ts';
import { concat } from './concat.ts';
import { conv2d } from './conv2d.ts';
import { create } from './create.ts';
import { depthwise } from './depthwise.ts';
import { logic } from './logic.ts';
import { matmul } from './matmul.ts';
import { memory } from './memory.ts';
import { normalization } from './normalization.ts';
import { optimizer } from './optimizer.ts';
import { padding } from './padding.ts';
import { pool } from './pool.ts';
import { reduce } from './reduce.ts';
import { resize } from './resize.ts';
import { segment } from './segment.ts';
import { shape } from './shape.ts';
import { slice } from './slice.ts';
import { unary } from './unary.ts';

export const cases: Case[] = [
  ...activation,
  ...binary,
  ...concat,
  ...conv2d,
  ...create,
  ...depthwise,
  ...logic,
  ...matmul,
  ...memory,
  ...normalization,
  ...optimizer,
  ...padding,
  ...pool,
  ...reduce,
  ...resize,
  ...segment,
  ...shape,
  ...slice,
  ...unary,
];
