// What the registry of gradients cannot reach, on every backend: gradients that tfjs' ops bring along themselves, inputs that
// an op leaves out, and inputs that only masks connect with the result.
import { engine } from '@tensorflow/tfjs-core';
import { withOps } from './custom.ts';
import { withTape } from './kernels.ts';
import { withMasks } from './masks.ts';

const patched = new WeakSet<object>();

/** Wraps `customGrad`, `runKernel` and `gradients` of tfjs' engine, once. */
export function patchEngine(): void {
  const tfjs = engine();
  if (patched.has(tfjs)) return;
  patched.add(tfjs);
  tfjs.customGrad = withOps(tfjs, tfjs.customGrad);
  tfjs.runKernel = withTape(tfjs, tfjs.runKernel);
  tfjs.gradients = withMasks(tfjs, tfjs.gradients);
}
