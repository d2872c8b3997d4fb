// The memory of this machine, compared with what a run needs.
import { freemem, totalmem } from 'node:os';
import { type Config, checkMemory, costOf, type Dataset, gibibytes, shortage } from '@ganvil/core';
import { dataShape } from '../data/dataShape.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { say } from '../terminal/output.ts';

/** Throws if a run cannot fit into the memory of the kernels, the machine or the control group; warns if too little is free. */
export function checkMachineMemory(
  config: Config,
  dataset: Pick<Dataset, 'shape' | 'classes' | 'count'>,
): void {
  const data = dataShape(dataset);
  checkMemory(config, data);
  const cost = costOf(config, data);
  const problem = shortage(cost, config, {
    bytes: memoryOfMachine(),
    of: 'this machine or its control group has',
  });
  if (problem !== undefined) throw new Failure(EXIT.config, problem);
  const [needed, free] = [cost.batchBytes + cost.weightBytes, process.availableMemory?.() ?? freemem()];
  if (needed > free)
    say(`warning: a step needs about ${gibibytes(needed)} of memory, but only ${gibibytes(free)} are free.`);
}

function memoryOfMachine(): number {
  const limit = process.constrainedMemory?.() ?? 0; // 0, or more than the machine has: no limit
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
