// jax-js, if it is installed in the working directory: npm install @jax-js/jax@0.1.25
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { resolveConfig } from '@ganvil/core';
import { BenchError } from '../../errors.ts';
import type { Model } from '../../steps/models.ts';
import type { Runner } from '../types.ts';
import { jaxStep } from './jaxStep.ts';
import type { Jax } from './jaxTypes.ts';

const NAME = '@jax-js/jax';

/** Trains a fully connected model in jax-js on its Wasm device, with jit. Throws a BenchError if that is not possible. */
export async function jax({ config, shape }: Model): Promise<Runner> {
  if (config.architecture !== 'mlp') throw new BenchError('unsupported', 'fully connected networks only');
  const api = await load();
  await api.init('wasm');
  api.defaultDevice('wasm');
  let { state, next } = jaxStep(api, resolveConfig(config), shape);
  return {
    async run(steps) {
      const start = performance.now();
      for (let i = 0; i < steps; i++) state = next(state);
      await api.blockUntilReady(state.G.w);
      return (performance.now() - start) / 1000;
    },
    async close() {
      const { G, D, E } = state;
      for (const value of [...Object.values(G), ...Object.values(D), E].flat()) value.dispose();
    },
  };
}

async function load(): Promise<Jax> {
  const here = createRequire(join(process.cwd(), 'package.json'));
  try {
    return await import(pathToFileURL(here.resolve(NAME)).href);
  } catch {
    throw new BenchError('unsupported', `${NAME} is not installed in this folder`);
  }
}
