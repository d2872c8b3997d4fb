import { type Config, type Dataset, type Started, startBackend } from '@ganvil/core';
import { configure } from '@ganvil/kernels-as';
import { EXIT, Failure } from '../node/exit.ts';
import { say, sendWarnings } from '../terminal/output.ts';
import { shareAddressSpace } from './addressSpace.ts';
import { chooseEngine, engineLine } from './chooseEngine.ts';
import { checkMachineMemory } from './machineMemory.ts';
import { revectorize } from './revectorize.ts';
import { spawnThread } from './spawnThread.ts';

const packages: Record<string, (() => Promise<unknown>) | undefined> = {
  wasm: () => import('@tensorflow/tfjs-backend-wasm'),
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
};

/** A training to come: its data and how many steps it has to go. */
export interface Work {
  readonly dataset: Dataset;
  readonly steps: number;
  readonly quiet: boolean;
}

/** Starts the backend of a training, on what suits it and the machine; says on what, unless `quiet`. */
export async function startEngine(config: Config, { dataset, steps, quiet }: Work): Promise<void> {
  checkMachineMemory(config, dataset);
  const { why, ...engine } = await chooseEngine(config, dataset, steps);
  const started = await openBackend({ ...config, ...engine }, config.wide === 'on');
  if (!quiet) say(engineLine(config, started, why));
}

/**
 * Starts the backend of a config; tfjs' own are loaded only when asked for, and need not be installed. `explain`: why there
 * are no wide vectors, where that is so.
 */
export async function openBackend(config: Config, explain = config.wide === 'on'): Promise<Started> {
  try {
    await packages[config.backend]?.();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    const name = `@tensorflow/tfjs-backend-${config.backend}`;
    throw new Failure(
      EXIT.config,
      `backend: expected ${name} to be installed, found none; run: npm install ${name}@4.22.0`,
    );
  }
  shareAddressSpace();
  sendWarnings(() => {}); // tfjs warns of a failed start with a stack; the error says it in a line
  configure({ spawn: spawnThread, widen: explain ? revectorize : { ...revectorize, refused: () => {} } });
  const started = await startBackend(config);
  sendWarnings(say);
  return started;
}
