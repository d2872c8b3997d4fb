import { batchNorm } from './batchNorm.ts';
import { conv } from './conv.ts';
import { elementwise } from './elementwise.ts';
import { matMul } from './matMul.ts';
import { optimizer } from './optimizer.ts';
import { random } from './random.ts';
import { reduce } from './reduce.ts';
import type { Case } from './types.ts';

/** Kernels at the shapes of GANs, by family. To add a family: write `./<name>.ts` and add it here. */
export const cases = { matMul, conv, batchNorm, elementwise, reduce, optimizer, random } satisfies Record<
  string,
  readonly Case[]
>;
