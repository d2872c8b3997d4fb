// Every kernel of the backend. File names mirror assembly/.
import type { KernelConfig } from '@tensorflow/tfjs-core';
import { activation } from './activation.ts';
import { batchNorm } from './batchNorm.ts';
import { binary } from './binary.ts';
import { complex, perPart } from './complex.ts';
import { concat } from './concat.ts';
import { conv2d } from './conv2d.ts';
import { conv3d } from './conv3d.ts';
import { create } from './create.ts';
import { cropAndResize } from './cropAndResize.ts';
import { depthwise } from './depthwise.ts';
import { dilation } from './dilation.ts';
import { einsum } from './einsum.ts';
import { fourier } from './fourier.ts';
import { gather } from './gather.ts';
import { gatherScatterNd } from './gatherScatterNd.ts';
import { logic } from './logic.ts';
import { matmul } from './matmul.ts';
import { optimizer } from './optimizer.ts';
import { padding } from './padding.ts';
import { pool } from './pool.ts';
import { pool3d } from './pool3d.ts';
import { reduce } from './reduce.ts';
import { reshape } from './reshape.ts';
import { resize } from './resize.ts';
import { rotate } from './rotate.ts';
import { scan } from './scan.ts';
import { shape } from './shape.ts';
import { similarity } from './similarity.ts';
import { transform } from './transform.ts';
import { unary } from './unary.ts';

/** To add one: write its adapter in its family's file. To add a family: its line here and in assembly/index.ts. */
export const adapters: KernelConfig[] = [
  ...activation,
  ...batchNorm,
  ...binary,
  ...complex,
  ...concat,
  ...conv2d,
  ...conv3d,
  ...create,
  ...cropAndResize,
  ...depthwise,
  ...dilation,
  ...einsum,
  ...fourier,
  ...gather,
  ...gatherScatterNd,
  ...logic,
  ...matmul,
  ...optimizer,
  ...padding,
  ...pool,
  ...pool3d,
  ...reduce,
  ...reshape,
  ...resize,
  ...rotate,
  ...scan,
  ...shape,
  ...similarity,
  ...transform,
  ...unary,
].map(perPart);
