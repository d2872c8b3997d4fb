import { readFileSync } from 'node:fs';
import { limitMemories } from '@ganvil/kernels-as';
import { EXIT, Failure } from '../node/exit.ts';

/** Bytes of address space in which several threads and the memory that they share fit for certain. */
export const ENOUGH = 24e9;

/** What Node itself takes of the address space, with a worker. */
const NODE_NEEDS = 1.5e9;
/** Address space in which Node and a small net fit. */
const MIN_BYTES = 3e9;
/** Memories of the kernels in a process, and one to spare. */
const MEMORIES = 4;

/** Where there is a limit, keeps the kernels' memories from reserving all: a process whose next reservation fails ends at once. */
export function shareAddressSpace(): void {
  const bytes = addressSpace();
  if (bytes < MIN_BYTES)
    throw new Failure(
      EXIT.config,
      `memory: expected ${MIN_BYTES / 1e9} GB of address space or more, got ${bytes / 1e9} GB; raise ulimit -v to 3000000 or more.`,
    );
  if (bytes < ENOUGH) limitMemories((bytes - NODE_NEEDS) / MEMORIES);
}

/** Bytes of address space that this process may have (`ulimit -v`); Infinity where there is no limit, or none is known. */
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
