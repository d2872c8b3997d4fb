// Threads and vector width of a training run, chosen by the run and the machine.
import { type Config, type Cost, costOf, type Dataset, type Started } from '@ganvil/core';
import { dataShape } from '../data/dataShape.ts';
import { addressSpace, ENOUGH } from './addressSpace.ts';
import { idleCores, usableCores } from './cores.ts';
import { CAN_REVECTORIZE } from './revectorize.ts';

/** Multiply-adds of a run that takes about a second: below, the 0.1 s of probing the machine do not pay. */
const WORTH = 5e9;
/** Multiply-adds of a product that threads share (`WORTH` of assembly/gemm/driver.ts). */
const SHARED = 3e6;
/** Maximum of threads that are chosen automatically: beyond, memory bandwidth is the limit. */
const MAX_THREADS = 8;

/** What a run executes on. */
export interface Engine {
  readonly threads: number;
  readonly wide: 'on' | 'off';
  /** Why there is only one thread, if more would be possible. */
  readonly why?: string;
}

/** Threads and vector width for `steps` steps, where the config says `auto`. */
export async function chooseEngine(
  config: Config,
  dataset: Pick<Dataset, 'shape' | 'classes' | 'count'>,
  steps: number,
): Promise<Engine> {
  if (config.backend !== 'ganvil') return { threads: 1, wide: 'off' };
  const cost = costOf(config, dataShape(dataset));
  const long = steps * cost.products >= WORTH;
  const wide =
    config.wide === 'on' ||
    (config.wide === 'auto' && long && CAN_REVECTORIZE && config.numerics === 'strict');
  return { wide: wide ? 'on' : 'off', ...(await chooseThreads(config, cost, long)) };
}

async function chooseThreads(
  { threads, execution }: Config,
  { largest }: Cost,
  long: boolean,
): Promise<Pick<Engine, 'threads' | 'why'>> {
  // In a full address space, a new thread aborts the process.
  if (threads !== 1 && addressSpace() < ENOUGH) return { threads: 1, why: 'ulimit -v is too low for more' };
  if (threads !== 'auto') return { threads };
  const cores = usableCores();
  if (cores === 1) return { threads: 1 };
  if (execution === 'eager') return { threads: 1, why: 'eager execution' }; // no one measures whether threads pay
  if (largest < SHARED) return { threads: 1, why: 'small network' };
  if (!long) return { threads: 1, why: 'short run' };
  const idle = Math.round(await idleCores());
  if (idle <= 1) return { threads: 1, why: 'other cores are busy' };
  return { threads: Math.min(idle, MAX_THREADS) };
}

/** The choice in one line, and what a newer Node would bring. */
export function engineLine(
  { numerics, architecture, backend, wide: wanted }: Config,
  { threads, wide }: Started,
  why?: string,
): string {
  if (backend !== 'ganvil') return `ganvil: tfjs backend ${backend}, for comparison`;
  const cores = usableCores();
  const reason = why ?? (threads > cores ? 'more threads than cores' : undefined);
  const parts = [
    numerics,
    ...(wide ? ['wide vectors'] : []),
    `${threads} ${threads === 1 ? 'thread' : 'threads'} of ${cores} ${cores === 1 ? 'core' : 'cores'}${reason ? ` (${reason})` : ''}`,
  ];
  const newer =
    architecture === 'dcgan' &&
    numerics === 'strict' &&
    wanted !== 'off' &&
    !CAN_REVECTORIZE &&
    process.arch === 'x64'
      ? '; Node 24 or newer trains convolutional networks about 1.6 times as fast'
      : '';
  return `ganvil: ${parts.join(', ')}${newer}`;
}
