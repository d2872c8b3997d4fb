import { type Checkpoint, resolveConfig } from '@ganvil/core';
import type { Arguments } from '../args/flags.ts';
import { startEngine } from '../engine/openBackend.ts';

/** Starts the backend for searches of so many steps for so many samples, with the threads that suit them. */
export async function startSearch(
  args: Arguments,
  { config, sampleShape, classes, count: codes = 1 }: Checkpoint,
  { count, steps = 300, restarts = 4 }: { count: number; steps?: number; restarts?: number },
): Promise<void> {
  const threads = args.get('threads');
  const chosen = threads === undefined ? config : resolveConfig({ ...config, threads });
  const work = Math.ceil((count * restarts * steps) / (3 * config.batchSize)); // a step of training is about three of as many searches
  await startEngine(chosen, {
    dataset: { shape: sampleShape, classes, count: codes },
    steps: work,
    quiet: true,
  });
}
