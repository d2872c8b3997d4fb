import type * as tf from '@tensorflow/tfjs-core';

/** An input of a case: filled from a fixed pseudo-random sequence, the same on every backend. */
export interface Input {
  shape: number[];
  dtype?: 'float32' | 'int32' | 'bool';
  /** Range of the values, [-2, 2) by default; integers for int32. Values are never repeated neighbours of a kink. */
  range?: [number, number];
  /** Exact values instead (specials such as NaN, ties, indices). */
  values?: number[];
}

/** One row of the one list that the tests of kernels, gradients, replays and threads sweep. */
export interface Case {
  /** The tfjs kernel that this row is about. */
  kernel: string;
  /** What distinguishes the row, such as its shapes; kernel + name is unique. */
  name: string;
  inputs: Input[];
  /** The operation through public tfjs functions (or `tf.engine().runKernel` for a kernel that no op calls). */
  run: (...inputs: tf.Tensor[]) => tf.Tensor;
  /** What is right, where tfjs' cpu backend is not or lacks the kernel: a composition of other ops, run on cpu. */
  reference?: (...inputs: tf.Tensor[]) => tf.Tensor;
  /** Largest |difference| / max(1, |reference|); 0 for exact. Default 1e-5. */
  tolerance?: number;
  /** How often it may be differentiated with respect to its float32 inputs: 2 by default for float outputs. */
  order?: 0 | 1 | 2;
}

/** What a case is called; no two have the same name. */
export const labelOf = ({ kernel, name }: Case): string => `${kernel}: ${name}`;

/** Whether central differences can judge a gradient of the case: `order` allows it, and there is an input to differentiate by. */
export const isDifferentiable = ({ order, inputs }: Case): boolean =>
  order !== 0 && inputs.some(({ dtype = 'float32' }) => dtype === 'float32');

/** Shapes with every SIMD tail: 0, 1, 3, 4, 5, 15, 16, 17 and a prime above two vectors. */
export const sizes = [0, 1, 3, 4, 5, 15, 16, 17, 37];
