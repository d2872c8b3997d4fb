import type { Config } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { say } from '../terminal/output.ts';
import { whatIsAt } from './directory.ts';
import { runOfSameSettings } from './runOfSameSettings.ts';

/** What `--resume` may say. */
export const RESUME = ['auto', 'never'] as const;

/** Where a run is, or is to be; `out` is undefined for the next number in runs/. */
export interface Place {
  readonly out?: string;
  /** Whether there is a run, which is resumed. */
  readonly exists: boolean;
}

/**
 * The place of a run: `out`, or with `auto` and no `out` the newest run of the same settings, if there is one. Throws a Failure where a run is in the way of `never`,
 * or something else is.
 */
export function placeOf(
  out: string | undefined,
  resume: (typeof RESUME)[number] | undefined,
  config: Config,
  warm: boolean,
): Place {
  if (out !== undefined) {
    const exists = whatIsAt(out) === 'run';
    if (!exists || resume !== 'never') return { out, exists };
    throw new Failure(
      EXIT.locked,
      `--resume never: expected no run in ${out}, got one; to resume it: ganvil resume ${out}`,
    );
  }
  const found = resume === 'auto' ? runOfSameSettings(config, warm) : undefined;
  if (found === undefined) return { exists: false };
  say(`resuming ${found}, which has the same settings`);
  return { out: found, exists: true };
}
