// What a training runs on: found out by itself, and said in a line.
import { type Config, type Cost, costOf, type Dataset, type Started } from '@ganvil/core';
import { addressSpace, ENOUGH } from './addressSpace.ts';
import { idleCores, usableCores } from './cores.ts';
import { CAN_REVECTORIZE } from './revectorize.ts';

/** Multiply-adds below which a run takes no second: not worth the tenth of one that looking about takes. */
const WORTH = 5e9;
/** Multiply-adds of a product that threads share (`WORTH` of assembly/gemm/driver.ts). */
const SHARED = 3e6;
/** Threads that are chosen by themselves, at most: beyond, memory is the limit. */
const MAX_THREADS = 8;

/** The engine of a run. */
export interface Engine {
  readonly threads: number;
  readonly wide: 'on' | 'off';
  /** Why there is one thread where there might be more. */
  readonly why?: string;
}

/** Threads and width for `steps` steps of this run, where the config leaves them open. */
export async function chooseEngine(config: Config, dataset: Dataset, steps: number): Promise<Engine> {
  if (config.backend !== 'ganvil') return { threads: 1, wide: 'off' };
  const cost = costOf(config, { sampleShape: dataset.shape, classes: dataset.classes });
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
  // Where the address space is full, a new thread ends the process.
  if (threads !== 1 && addressSpace() < ENOUGH)
    return { threads: 1, why: 'ulimit -v leaves no room for more' };
  if (threads !== 'auto') return { threads };
  const cores = usableCores();
  if (cores === 1) return { threads: 1 };
  if (execution === 'eager') return { threads: 1, why: 'eager steps' }; // timed by nobody
  if (largest < SHARED) return { threads: 1, why: 'a small net' };
  if (!long) return { threads: 1, why: 'a short run' };
  const idle = Math.round(await idleCores());
  if (idle <= 1) return { threads: 1, why: 'others keep the rest busy' };
  return { threads: Math.min(idle, MAX_THREADS) };
}

/** What was chosen, in a line, and what a newer Node would bring. */
export function engineLine(
  { numerics, architecture, backend, wide: wanted }: Config,
  { threads, wide }: Started,
  why?: string,
): string {
  if (backend !== 'ganvil') return `ganvil: on tfjs' backend ${backend}, for comparison`;
  const cores = usableCores();
  const reason = why ?? (threads > cores ? 'more than there are cores: they take turns' : undefined);
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
      ? '; Node 24 or newer trains convolutional nets about 1.6 times as fast'
      : '';
  return `ganvil: ${parts.join(', ')}${newer}`;
}
