// What a row of kernelTable.ts says: a kernel, the tensors to make for it and its attributes.
import type { tf } from '@ganvil/core';

/** A tensor to make: its shape; values are in (-2, 2) unless `values` says otherwise. */
export interface Spec {
  readonly shape: number[];
  readonly dtype: tf.DataType;
  /** positive: (0.1, 4). index: integers below `below`. */
  readonly values: 'any' | 'positive' | 'index';
  readonly below: number;
}

export interface Row {
  readonly kernel: string;
  readonly inputs: Record<string, Spec> | Spec[];
  readonly attrs: Record<string, unknown>;
}

/** A layer of images, and one of vectors. */
export const IMAGE = [64, 16, 16, 64];
export const LAYER = [64, 1024];

export function any(...shape: number[]): Spec {
  return { shape, dtype: 'float32', values: 'any', below: 0 };
}

export function positive(...shape: number[]): Spec {
  return { ...any(...shape), values: 'positive' };
}

/** Integers below a bound. */
export function index(below: number, ...shape: number[]): Spec {
  return { shape, dtype: 'int32', values: 'index', below };
}

export function truth(...shape: number[]): Spec {
  return { ...index(2, ...shape), dtype: 'bool' };
}

export function row(kernel: string, inputs: Row['inputs'], attrs: Row['attrs'] = {}): Row {
  return { kernel, inputs, attrs };
}

/** A row per kernel and inputs. */
export function each(kernels: string, ...inputs: Row['inputs'][]): Row[] {
  return kernels.split(' ').flatMap((kernel) => inputs.map((x) => row(kernel, x)));
}

/** The operands of a binary kernel. */
export const pair = (a: Spec, b: Spec) => ({ a, b });
