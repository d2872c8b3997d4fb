/**
 * The TensorFlow.js backend `ganvil`. Importing this module registers it, its kernels and the mended gradients.
 *
 * @example
 * import * as tf from '@tensorflow/tfjs-core';
 * import '@ganvil/kernels-as';
 * await tf.setBackend('ganvil');
 */
import { register } from './register.ts';

register();

export { BACKEND, GanvilBackend } from './backend.ts';
export type { Build, Numerics } from './module.ts';
export { configure, type Options, registerGradients } from './register.ts';
