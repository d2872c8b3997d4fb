import { BenchError } from '../errors.ts';
import type { Model } from '../steps/models.ts';
import { coreRunner } from './coreRunner.ts';
import { jax } from './jax/jax.ts';
import { torch } from './torch/torch.ts';
import type { Peer, Runner } from './types.ts';
import { wasmFilterGradient } from './wasmFilterGradient.ts';

/** Every peer. The first one that runs is the reference for the others. */
export const peers: Readonly<Record<string, Peer>> = {
  replay: {
    title: 'ganvil',
    help: 'Ganvil, recorded steps',
    open: (model, own) => coreRunner(model, { ...own, execution: 'replay' }),
  },
  eager: {
    title: 'ganvil, eager',
    help: 'Ganvil, every step through tfjs',
    open: (model, own) => coreRunner(model, { ...own, execution: 'eager' }),
  },
  wasm: { title: 'tfjs wasm', help: 'tfjs-backend-wasm', open: (model) => tfjs(model, 'wasm', false) },
  shim: {
    title: 'tfjs wasm + shim',
    help: 'tfjs-backend-wasm with a shim for the kernel that it lacks',
    open: (model) => tfjs(model, 'wasm', true),
  },
  cpu: { title: 'tfjs cpu', help: 'tfjs-backend-cpu', open: (model) => tfjs(model, 'cpu', false) },
  jax: { title: 'jax-js', help: 'jax-js on its Wasm device, with jit', open: jax },
  torch: { title: 'PyTorch', help: 'PyTorch on one thread, in a separate process', open: torch },
};

const packages = {
  wasm: () => import('@tensorflow/tfjs-backend-wasm'),
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
};

async function tfjs(model: Model, backend: keyof typeof packages, shim: boolean): Promise<Runner> {
  try {
    await packages[backend]();
  } catch {
    throw new BenchError('unsupported', `@tensorflow/tfjs-backend-${backend} is not installed`);
  }
  const runner = await coreRunner(model, { backend });
  return {
    run(steps) {
      wasmFilterGradient(shim);
      return runner.run(steps);
    },
    close: runner.close,
  };
}
