// Every kernel of the backend. File names mirror assembly/.
import type { KernelConfig } from '@tensorflow/tfjs-core';
import { activation } from './activation.ts';
import { binary } from './binary.ts';
import { complex, perPart } from './complex.ts';
import { concat } from './concat.ts';
import { conv2d } from './conv2d.ts';
import { conv3d } from './conv3d.ts';
import { create } from './create.ts';
import { crop } from './crop.ts';
import { depthwise } from './depthwise.ts';
import { dilation } from './dilation.ts';
import { einsum } from './einsum.ts';
import { fourier } from './fourier.ts';
import { logic } from './logic.ts';
import { matmul } from './matmul.ts';
import { memory } from './memory.ts';
import { normalization } from './normalization.ts';
import { optimizer } from './optimizer.ts';
import { padding } from './padding.ts';
import { pool } from './pool.ts';
import { pool3d } from './pool3d.ts';
import { reduce } from './reduce.ts';
import { resize } from './resize.ts';
import { rotate } from './rotate.ts';
import { segment } from './segment.ts';
import { shape } from './shape.ts';
import { slices } from './slices.ts';
import { transform } from './transform.ts';
import { unary } from './unary.ts';

/** To add one: write its adapter in its family's file. To add a family: its line here and in assembly/index.ts. */
export const adapters: KernelConfig[] = [
  ...activation,
  ...binary,
  ...complex,
  ...concat,
  ...conv2d,
  ...conv3d,
  ...create,
  ...crop,
  ...depthwise,
  ...dilation,
  ...einsum,
  ...fourier,
  ...logic,
  ...matmul,
  ...memory,
  ...normalization,
  ...optimizer,
  ...padding,
  ...pool,
  ...pool3d,
  ...reduce,
  ...resize,
  ...rotate,
  ...segment,
  ...shape,
  ...slices,
  ...transform,
  ...unary,
].map(perPart);
