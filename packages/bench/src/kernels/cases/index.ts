import { batchNorm } from './batchNorm.ts';
import { conv } from './conv.ts';
import { elementwise } from './elementwise.ts';
import { matMul } from './matMul.ts';
import { optimizer } from './optimizer.ts';
import { random } from './random.ts';
import { reduce } from './reduce.ts';
import type { Case } from './types.ts';

/** What `ganvil bench kernels` measures, by family, at the shapes of GANs. To add one: write `./<name>.ts` and add its line here. */
export const cases = { matMul, conv, batchNorm, elementwise, reduce, optimizer, random } satisfies Record<
  string,
  readonly Case[]
>;
