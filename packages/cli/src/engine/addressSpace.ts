import { readFileSync } from 'node:fs';
import { limitMemories } from '@ganvil/kernels-as';
import { EXIT, Failure } from '../node/exit.ts';

/** Bytes of address space that suffice for several threads and their shared memory. */
export const ENOUGH = 24e9;

/** Bytes of address space that Node itself uses, with a worker. */
const NODE_NEEDS = 1.5e9;
/** Bytes of address space that Node and a small network need. */
const MIN_BYTES = 3e9;
/** WebAssembly memories of the kernels in a process, and a spare one. */
const MEMORIES = 4;

/** Under a limit, divides the address space among the kernels' memories: a process whose reservation fails is aborted. */
export function shareAddressSpace(): void {
  const bytes = addressSpace();
  if (bytes < MIN_BYTES)
    throw new Failure(
      EXIT.config,
      `memory: expected ${MIN_BYTES / 1e9} GB of address space or more, got ${bytes / 1e9} GB; raise ulimit -v to 3000000 or more.`,
    );
  if (bytes < ENOUGH) limitMemories((bytes - NODE_NEEDS) / MEMORIES);
}

/** Bytes of address space that this process may use (`ulimit -v`); Infinity if there is no limit or none is known. */
export function addressSpace(limits = limitsOfProcess()): number {
  const bytes = Number(/^Max address space +(\d+) /m.exec(limits)?.[1] ?? Number.NaN);
  return Number.isNaN(bytes) ? Number.POSITIVE_INFINITY : bytes;
}

function limitsOfProcess(): string {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return '';
  }
}
