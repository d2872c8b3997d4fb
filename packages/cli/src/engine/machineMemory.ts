// The memory of this machine, compared with what a run needs.
import { freemem, totalmem } from 'node:os';
import { type Config, checkMemory, costOf, type Dataset, gibibytes, shortage } from '@ganvil/core';
import { PROCESS_BYTES } from '../data/dataMemory.ts';
import { dataShape } from '../data/dataShape.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { say } from '../terminal/output.ts';

/** Throws if a run cannot fit into the memory of the kernels, the machine, the control group or the `bound` of the user; warns if too little is free. */
export function checkMachineMemory(
  config: Config,
  dataset: Pick<Dataset, 'shape' | 'classes' | 'count' | 'stored'> & { readonly bytes?: number },
  bound?: number,
): void {
  const data = dataShape(dataset);
  checkMemory(config, data);
  const cost = costOf(config, data);
  const problem = shortage(cost, config, {
    bytes: memoryOfMachine(),
    of: 'this machine or its control group has',
  });
  if (problem !== undefined) throw new Failure(EXIT.config, problem);
  if (bound !== undefined)
    checkBound(config, cost, bound - PROCESS_BYTES - (dataset.bytes ?? bytesInMemory(dataset)));
  const [needed, free] = [cost.batchBytes + cost.weightBytes, process.availableMemory?.() ?? freemem()];
  if (needed > free)
    say(`warning: a step needs about ${gibibytes(needed)} of memory, but only ${gibibytes(free)} are free.`);
}

function checkBound(config: Config, cost: ReturnType<typeof costOf>, bytes: number): void {
  const problem = shortage(cost, config, { bytes, of: '--memory leaves' });
  if (problem !== undefined) throw new Failure(EXIT.config, problem);
}

/** Bytes of pixels that are not in a file. */
export const bytesInMemory = ({ stored, test }: Pick<Dataset, 'stored' | 'test'>): number =>
  [stored, test?.stored].reduce(
    (sum, part) => sum + (part && !part.pixels.checksums ? part.pixels.size * part.pixels.count : 0),
    0,
  );

function memoryOfMachine(): number {
  const limit = process.constrainedMemory?.() ?? 0; // 0, or more than the machine has: no limit
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
