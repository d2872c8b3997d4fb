import * as tf from '@tensorflow/tfjs-core';
import { disagreement, penalty, weighted } from './differences.ts';
import type { Op } from './gradients/row.ts';

const TOLERANCE = 1e-2;

/**
 * Why a gradient of `run` with respect to its float32 inputs is wrong, or nothing; `order` 2 also differentiates the
 * gradient. There must be such inputs, and a result that is float32 and finite. Throws if a tensor is left behind.
 */
export function gradientFault(run: Op, make: () => tf.Tensor[], order: number): string | undefined {
  return reportOf(run, make, order, (reason) => `cannot be differentiated: ${reason}`);
}

/** The same for cases drawn at random: what cannot be differentiated is passed over. */
export function gradientFaultIfAny(run: Op, make: () => tf.Tensor[], order: number): string | undefined {
  return reportOf(run, make, order, () => undefined);
}

function reportOf(
  run: Op,
  make: () => tf.Tensor[],
  order: number,
  passOver: (reason: string) => string | undefined,
): string | undefined {
  const before = tf.memory().numTensors;
  const report = tf.tidy(() => {
    const inputs = make();
    const floats = inputs.filter((x) => x.dtype === 'float32');
    const y = run(...inputs);
    if (floats.length === 0) return passOver('no float32 input');
    if (y.dtype !== 'float32') return passOver(`a result of ${y.dtype}`);
    if (!y.dataSync().every(Number.isFinite)) return passOver('a result that is not finite');
    const over = (xs: tf.Tensor[]) => {
      let next = 0;
      return run(...inputs.map((x) => (x.dtype === 'float32' ? xs[next++] : x)));
    };
    const first = weighted(over, floats);
    const wrong = disagreement(first, floats, TOLERANCE);
    if (wrong || order < 2) return wrong && `first order, ${wrong}`;
    const twice = disagreement(penalty(first, floats), floats, TOLERANCE);
    return twice && `second order, ${twice}`;
  });
  const left = tf.memory().numTensors - before;
  if (left !== 0) throw new Error(`expected no tensor left, got ${left}`);
  return report;
}
