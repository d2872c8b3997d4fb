/**
 * The TensorFlow.js backend `ganvil`. Importing this module registers it, its kernels and the patched gradients.
 *
 * @example
 * import * as tf from '@tensorflow/tfjs-core';
 * import '@ganvil/kernels-as';
 * await tf.setBackend('ganvil');
 */
import { register } from './register.ts';

register();

export { abiVersion } from './abiVersion.ts';
export { capture, type Program } from './backend/capture.ts';
export { BACKEND } from './backend/ganvilBackend.ts';
export { forbidFallback } from './fallback/fallback.ts';
export { configure, type Options, register, registerGradients, startFailure } from './register.ts';
export { type Spawn, type ThreadStart, workThread } from './threads/thread.ts';
export { type Build, limitMemories, type Numerics } from './wasm/module.ts';
export type { Widen } from './wide/wideBuild.ts';

// Numbers that depend neither on the backend nor on the machine.

export { loadRandom, type Random } from './numbers/random.ts';
export { loadScalar, type Scalar } from './numbers/scalar.ts';

// Operations for any backend; on ganvil, each is one command.

export { adam, adamRates } from './ops/adam.ts';
export { assign } from './ops/assign.ts';
export { batchNormTraining } from './ops/batchNormTraining.ts';
export { bounded } from './ops/bounded.ts';
export { detach } from './ops/detach.ts';
export { ema } from './ops/ema.ts';
export { globalNorm } from './ops/globalNorm.ts';
export { momentum } from './ops/momentum.ts';
export { rmsprop } from './ops/rmsprop.ts';
export { sgd } from './ops/sgd.ts';
export { similaritySums } from './ops/similaritySums.ts';
