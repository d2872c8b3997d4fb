// Tensors of a state that take other values.
import { takeRow } from '@ganvil/kernels-as/internal';
import type { Params } from '../nn/layer.ts';
import * as tf from '../tf.ts';

/** Gives a tensor the values of another: in place on ganvil, where recorded updates read it. */
export function copyInto(params: Params, name: string, value: tf.Tensor): void {
  const [rows, first] = [tf.expandDims(value), tf.scalar(0, 'int32')];
  params[name] = takeRow(params[name], rows, first);
  tf.dispose([rows, first]);
}

/** Puts a tensor in the place of another, which it frees. */
export function replace(params: Params, name: string, tensor: tf.Tensor): void {
  params[name].dispose();
  params[name] = tf.keep(tensor);
}
