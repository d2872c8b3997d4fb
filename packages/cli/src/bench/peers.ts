import type { ConfigInput } from '@ganvil/core';
import { EXIT, Failure } from '../exit.ts';
import { jax } from './jax.ts';
import type { Model } from './models.ts';
import { torch } from './torch.ts';
import { training } from './training.ts';
import { wasmShim } from './wasmShim.ts';

/** Steps of one model on one peer, a turn at a time. */
export interface Runner {
  /** Seconds that so many steps took. */
  run(steps: number): Promise<number>;
  close(): Promise<void>;
}

/** Who trains a model. `open` throws where it cannot. */
export interface Peer {
  /** Above its column of a table. */
  readonly title: string;
  readonly help: string;
  open(model: Model, own: ConfigInput): Promise<Runner>;
}

/** Everybody a step can be measured on; the first that runs is what the others are compared with. */
export const peers: Readonly<Record<string, Peer>> = {
  replay: {
    title: 'ganvil',
    help: 'ganvil, recorded steps',
    open: (model, own) => training(model, { ...own, execution: 'replay' }),
  },
  eager: {
    title: 'ganvil, eager',
    help: 'ganvil, each step through tfjs',
    open: (model, own) => training(model, { ...own, execution: 'eager' }),
  },
  wasm: { title: 'tfjs wasm', help: 'tfjs-backend-wasm', open: (model) => tfjs(model, 'wasm', false) },
  shim: {
    title: 'tfjs wasm + shim',
    help: 'tfjs-backend-wasm with the kernel it lacks for convolutions',
    open: (model) => tfjs(model, 'wasm', true),
  },
  cpu: { title: 'tfjs cpu', help: 'tfjs-backend-cpu', open: (model) => tfjs(model, 'cpu', false) },
  jax: { title: 'jax-js', help: 'jax-js on its Wasm device, compiled whole', open: jax },
  torch: { title: 'PyTorch', help: 'PyTorch on one thread, in a process of its own', open: torch },
};

const packages = {
  wasm: () => import('@tensorflow/tfjs-backend-wasm'),
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
};

async function tfjs(model: Model, backend: keyof typeof packages, shim: boolean): Promise<Runner> {
  try {
    await packages[backend]();
  } catch {
    throw new Failure(EXIT.config, `@tensorflow/tfjs-backend-${backend} is not installed`);
  }
  const runner = await training(model, { backend });
  return {
    run(steps) {
      wasmShim(shim);
      return runner.run(steps);
    },
    close: runner.close,
  };
}
