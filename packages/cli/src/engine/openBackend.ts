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

/** The training to prepare for: its data and the number of steps that remain. */
export interface Work {
  readonly dataset: Pick<Dataset, 'shape' | 'classes' | 'count' | 'stored'>;
  /** Bytes that the process may take. */
  readonly memory?: number;
  readonly steps: number;
  readonly quiet: boolean;
}

/** Starts the backend with the threads and vector width that suit the run and the machine; prints the choice unless `quiet`. */
export async function startEngine(config: Config, { dataset, steps, quiet, memory }: Work): Promise<void> {
  checkMachineMemory(config, dataset, memory);
  const { why, ...engine } = await chooseEngine(config, dataset, steps);
  const started = await openBackend({ ...config, ...engine }, config.wide === 'on');
  if (!quiet) say(engineLine(config, started, why));
}

/**
 * Starts the backend of a config. The backends of tfjs itself are loaded on demand and need not be installed. With `explain`,
 * prints why wide vectors are not used, if they are not.
 */
export async function openBackend(config: Config, explain = config.wide === 'on'): Promise<Started> {
  try {
    await packages[config.backend]?.();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    const name = `@tensorflow/tfjs-backend-${config.backend}`;
    throw new Failure(EXIT.config, `backend: ${name} is not installed; run: npm install ${name}@4.22.0`);
  }
  shareAddressSpace();
  sendWarnings(() => {}); // tfjs warns about a failed start with a stack trace; the error says it in one line
  configure({ spawn: spawnThread, widen: explain ? revectorize : { ...revectorize, refused: () => {} } });
  const started = await startBackend(config);
  sendWarnings(say);
  return started;
}
