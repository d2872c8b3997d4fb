import * as tf from '@tensorflow/tfjs-core';
import type { Case } from '../cases/case.ts';
import { tensorOf } from '../cases/fill.ts';
import { difference, type Result, resultOf } from '../compare.ts';
import { gradientFaultIfAny } from '../gradientFault.ts';
import { drawOf } from './draw.ts';
import type { Family } from './family.ts';

const MAX_DIFFERENTIATED = 1024; // elements of the inputs together

/** The case that a family draws from a seed. */
export const caseOf = (family: Family, seed: number): Case => family.draw(drawOf(seed));

/**
 * What is wrong with a case on `ganvil`, beside tfjs' cpu backend and central differences, or nothing. Where cpu refuses
 * the case or gives a shape below zero, ganvil must refuse it or give nothing.
 */
export async function faultOf(row: Case): Promise<string | undefined> {
  await tf.setBackend('cpu');
  const right = attempt(() => resultOf(row, row.reference ?? row.run));
  await tf.setBackend('ganvil');
  const ours = attempt(() => resultOf(row));
  const refused = 'error' in right || right.shape.some((side) => side < 0);
  if ('error' in ours) {
    const isClear = !/memory access|unreachable|undefined|NaN/.test(ours.error);
    return refused && isClear ? undefined : `threw: ${ours.error}`;
  }
  if (refused)
    return ours.values.length === 0 && !ours.shape.some((side) => side < 0)
      ? undefined
      : `expected nothing or an error, got [${ours.shape}]`;
  const wrong = difference(row, ours, right);
  if (wrong) return wrong;
  const size = row.inputs.reduce((sum, { shape }) => sum + tf.util.sizeFromShape(shape), 0);
  if (row.order === 0 || size > MAX_DIFFERENTIATED) return undefined;
  const graded = attempt(() => gradientFaultIfAny(row.run, () => row.inputs.map(tensorOf), row.order ?? 2));
  return typeof graded === 'object' ? `gradient threw: ${graded.error}` : graded;
}

function attempt<T extends Result | string | undefined>(run: () => T): T | { error: string } {
  try {
    return run();
  } catch (error) {
    return { error: (error as Error).message.split('\n')[0] };
  }
}
