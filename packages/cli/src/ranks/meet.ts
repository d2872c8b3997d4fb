import type { JobRanks } from '@ganvil/mpi';
import { EXIT, Failure } from '../node/exit.ts';
import { versions } from '../node/versions.ts';

/** What must be the same on all ranks, and why a rank cannot train. */
export interface Facts {
  readonly build: string;
  /** Settings that the command of the rank asks for otherwise than the run has them, as text. */
  readonly settings: string;
  /** Digest of the data. */
  readonly data: string;
  /** In one line, with its exit code. */
  readonly error?: { readonly code: number; readonly message: string };
}

/** Bytes of the facts of a rank. */
const LENGTH = 2048;

/** This program: results depend on nothing else. */
export const build = `ganvil ${versions.ganvil}, ABI ${versions.abi}, kernels ${versions.kernels}`;

/** Compares the facts of all ranks. Throws the same Failure on each of them where one differs from rank 0 or cannot train. */
export function meet(ranks: JobRanks, facts: Facts): void {
  const own = new Uint8Array(LENGTH).fill(0x20);
  new TextEncoder().encodeInto(JSON.stringify(facts), own);
  const all = new TextDecoder().decode(ranks.gather(own));
  const each = Array.from(
    { length: ranks.size },
    (_, i): Facts => JSON.parse(all.slice(i * LENGTH, (i + 1) * LENGTH)),
  );
  for (const [rank, { error, ...other }] of each.entries()) {
    if (error) throw new Failure(error.code, `rank ${rank}: ${error.message}`);
    for (const key of ['build', 'settings', 'data'] as const)
      if (other[key] !== each[0][key])
        throw new Failure(
          EXIT.config,
          `ranks: expected the same ${key} on all ranks, got ${shown(each[0][key])} on rank 0 and ${shown(other[key])} on rank ${rank}.`,
        );
  }
}

/** Digests by their beginning. */
const shown = (fact: string): string =>
  fact === '' ? 'those of the run' : /^[0-9a-f]{64}$/.test(fact) ? fact.slice(0, 12) : fact;
