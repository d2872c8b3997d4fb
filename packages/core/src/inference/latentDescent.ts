// Adam on latents: one step is recorded, and replayed for every other step and every further batch of rows.
import { adam, adamRates, assign, capture, type Program } from '@ganvil/kernels-as';
import { increment, takeRow } from '@ganvil/kernels-as/internal';
import * as tf from '../tf.ts';

const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8];

/** What is searched, and how. */
export interface DescentOptions {
  /** Latents at a time, and the numbers of each. */
  readonly rows: number;
  readonly latentDim: number;
  readonly steps: number;
  /** At the beginning; over the second half of the steps it falls to 0. */
  readonly learningRate: number;
  /** Brings latents back to where the prior has them, such as [-1, 1]; absent where that is everywhere. */
  readonly confine?: (latents: tf.Tensor) => tf.Tensor;
  /** What is minimised [rows], each a function of its own row alone. */
  readonly objective: (latents: tf.Tensor) => tf.Tensor;
  /** `eager`: no step is recorded. */
  readonly execution: 'replay' | 'eager';
}

/** A search for latents. Every tensor is kept until `dispose`. */
export interface Descent {
  /** Begins anew with latents [rows, latentDim], flat. What the objective reads besides must be in its place. */
  begin(latents: Float32Array): void;
  /** The next step; at most `steps` after `begin`. */
  step(): void;
  /** The present latents [rows, latentDim], flat. */
  latents(): Float32Array;
  /** Of the present latents, [rows]. */
  objectives(): Float32Array;
  dispose(): void;
}

interface State {
  z: tf.Tensor;
  m: tf.Tensor;
  v: tf.Tensor;
  rates: tf.Tensor1D;
  cursor: tf.Scalar;
  readonly queue: tf.Tensor2D;
}

/** Prepares a search. */
export function createDescent(options: DescentOptions): Descent {
  const { rows, latentDim, objective } = options;
  const state = createState(options);
  const zeros = new Float32Array(rows * latentDim);
  let program: Program | undefined;
  let recordable = options.execution === 'replay';
  const record = (): void => {
    const before = addresses(state);
    const recorded = capture(() => descend(state, options));
    if (addresses(state).every((id, i) => id === before[i])) program = recorded.program;
    else recorded.program?.dispose();
    recordable = program !== undefined;
  };
  return {
    begin(latents) {
      state.z = assign(state.z, latents);
      state.m = assign(state.m, zeros);
      state.v = assign(state.v, zeros);
      state.cursor = assign(state.cursor, Int32Array.of(0));
    },
    step() {
      if (program) program.run();
      else if (recordable) record();
      else descend(state, options);
    },
    latents: () => state.z.dataSync<'float32'>().slice(),
    objectives: () => tf.tidy(() => objective(state.z).dataSync<'float32'>().slice()),
    dispose() {
      program?.dispose();
      tf.dispose([state.z, state.m, state.v, state.rates, state.cursor, state.queue]);
    },
  };
}

function createState({ rows, latentDim, steps, learningRate }: DescentOptions): State {
  const zeros = () => tf.keep(tf.zeros([rows, latentDim]));
  const rates = Array.from({ length: steps }, (_, i) => {
    const rate = learningRate * Math.min(1, 2 * (1 - i / steps));
    return adamRates({ rate, beta1: BETA1, beta2: BETA2, epsilon: EPSILON }, i + 1);
  });
  return {
    z: zeros(),
    m: zeros(),
    v: zeros(),
    rates: tf.keep(tf.zeros([2])),
    cursor: tf.keep(tf.scalar(0, 'int32')),
    queue: tf.keep(tf.tensor2d(rates.flat(), [steps, 2])),
  };
}

/** One step: its rates, the gradient, Adam, back to where latents may be. */
function descend(state: State, { objective, confine }: DescentOptions): void {
  state.rates = takeRow(state.rates, state.queue, state.cursor);
  const { value, grads } = tf.engine().gradients(() => tf.sum(objective(state.z)), [state.z]);
  const [gradient] = grads;
  const { z: weight, m, v, rates } = state;
  const [after] = adam([{ weight, gradient, m, v }], { rates, beta1: BETA1, beta2: BETA2 });
  for (const [key, tensor] of [
    ['z', after.weight],
    ['m', after.m],
    ['v', after.v],
  ] as const) {
    state[key].dispose();
    state[key] = tf.keep(tensor);
  }
  tf.dispose([value, gradient]);
  if (confine)
    state.z = copyInto(
      state.z,
      tf.tidy(() => confine(state.z)),
    );
  state.cursor = increment(state.cursor);
}

/** Gives a tensor the values of another, which is freed: in place on ganvil, where recorded steps read it. */
function copyInto(target: tf.Tensor, value: tf.Tensor): tf.Tensor {
  const [rows, first] = [tf.expandDims(value), tf.scalar(0, 'int32')];
  const copied = takeRow(target, rows, first);
  tf.dispose([rows, first, value]);
  return copied;
}

/** Where the state lives: a recorded step writes there. */
function addresses({ z, m, v, rates, cursor }: State): object[] {
  return [z, m, v, rates, cursor].map(({ dataId }) => dataId);
}
