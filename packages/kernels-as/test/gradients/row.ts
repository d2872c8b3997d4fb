import type * as tf from '@tensorflow/tfjs-core';

export type Op = (...inputs: tf.Tensor[]) => tf.Tensor;

/** What is differentiated, twice, with respect to all of its float32 inputs. */
export interface Row {
  name: string;
  /** Shapes of the inputs. */
  shapes: number[][];
  run: Op;
  /** Range of the values, [-2, 2) by default. */
  range?: [number, number];
  /** Not for tfjs' own backends, whose forward pass is wrong. */
  own?: boolean;
}

/** A row with its shapes written as '2x3x5', '' for a scalar. */
export function row(name: string, shapes: string[], run: Op, more: Partial<Row> = {}): Row {
  const sizes = shapes.map((shape) => (shape ? shape.split('x').map(Number) : []));
  return { name: `${name} ${shapes.map((shape) => `[${shape}]`).join(' ')}`, shapes: sizes, run, ...more };
}

/** The name of a function of tfjs. */
export function nameOf(op: { name: string }): string {
  return op.name.replace(/_*op$/, '');
}
