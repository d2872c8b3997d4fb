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

/** Kernel name -> its command, in the order of a module's exports. */
export { commands } from '../build/abi.ts';
export { abiVersion } from './abiVersion.ts';
export { capture, type Program } from './backend/capture.ts';
export { BACKEND, GanvilBackend } from './backend/ganvilBackend.ts';
export { training } from './fallback/fallback.ts';
export {
  configure,
  type Options,
  register,
  registerGradients,
  registerModule,
  startFailure,
} from './register.ts';
export { type Spawn, type ThreadStart, workThread } from './threads/thread.ts';
export { type Build, bytesOf, limitMemories, type Numerics } from './wasm/module.ts';
export type { Widen } from './wide/wideBuild.ts';

// Numbers that do not depend on the backend or the machine.

export { loadRandom, type Random } from './numbers/random.ts';
export { loadScalar, type Scalar } from './numbers/scalar.ts';

// Operations that run on any backend, fused on ganvil.

export { adam, adamRates } from './ops/adam.ts';
export { assign } from './ops/assign.ts';
export { batchNormTraining } from './ops/batchNormTraining.ts';
export { bounded } from './ops/bounded.ts';
export { type Distribution, drawRow } from './ops/drawRow.ts';
export { ema } from './ops/ema.ts';
export { globalNorm } from './ops/globalNorm.ts';
export { increment } from './ops/increment.ts';
export { logValue } from './ops/logValue.ts';
export { momentum } from './ops/momentum.ts';
export { rmsprop } from './ops/rmsprop.ts';
export { sgd } from './ops/sgd.ts';
export { takeRow } from './ops/takeRow.ts';
