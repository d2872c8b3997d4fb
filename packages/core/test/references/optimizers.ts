// The formulas of the optimizers in plain float64, of one weight.

/** Settings of every optimizer. */
export interface OptimizerNumbers {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly weightDecay: number;
}

/** The next weight, given the step 1, 2, ... and state that starts as {}. */
export type OptimizerReference = (
  weight: number,
  gradient: number,
  step: number,
  state: Record<string, number>,
  settings: OptimizerNumbers,
) => number;

const EPSILON = 1e-8;

/** Of each entry of the table. */
export const references: Record<string, OptimizerReference> = {
  sgd: (weight, gradient, _, __, { learningRate }) => weight - learningRate * gradient,
  momentum(weight, gradient, _, state, { learningRate, beta1 }) {
    state.velocity = beta1 * (state.velocity ?? 0) + gradient;
    return weight - learningRate * state.velocity;
  },
  rmsprop(weight, gradient, _, state, { learningRate, beta2 }) {
    state.square = beta2 * (state.square ?? 0) + (1 - beta2) * gradient ** 2;
    return weight - (learningRate * gradient) / (Math.sqrt(state.square) + EPSILON);
  },
  adam(weight, gradient, step, state, { learningRate, beta1, beta2 }) {
    state.m = beta1 * (state.m ?? 0) + (1 - beta1) * gradient;
    state.v = beta2 * (state.v ?? 0) + (1 - beta2) * gradient ** 2;
    const [m, v] = [state.m / (1 - beta1 ** step), state.v / (1 - beta2 ** step)];
    return weight - (learningRate * m) / (Math.sqrt(v) + EPSILON);
  },
  adamw(weight, gradient, step, state, settings) {
    const { learningRate, weightDecay } = settings;
    return references.adam(weight, gradient, step, state, settings) - learningRate * weightDecay * weight;
  },
};
