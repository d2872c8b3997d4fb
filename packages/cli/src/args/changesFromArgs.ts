import { type Change, type ConfigInput, resumableSettings, whyFixed } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import type { Arguments, Flag } from './flags.ts';
import { splitPair } from './settingsFromArgs.ts';

/** A setting that is to take another value. */
export type AskedChange = { readonly setting: Change['setting']; readonly value: string };

/** Changes settings of a run on purpose. */
export const changeFlag: Flag = {
  name: 'change',
  value: 'KEY=VALUE',
  help: 'give a setting that affects results another value from here on, such as learningRateD=1e-4; the log, every checkpoint and the digest tell of it; may be repeated',
};

/**
 * The changes that a command line asks for, in order, and those of settings that are free to differ on resume. Throws a Failure for a setting that
 * cannot change in a run.
 */
export function changesFromArgs(args: Arguments): { changes: AskedChange[]; free: ConfigInput } {
  const changes: AskedChange[] = [];
  const free: ConfigInput = {};
  for (const text of args.all('change')) {
    const [setting, value] = splitPair('--change', text);
    if (resumableSettings.includes(setting)) {
      free[setting] = value;
      continue;
    }
    const why = whyFixed(setting);
    if (why !== undefined)
      throw new Failure(EXIT.config, `--change: ${setting} cannot change in a run: ${why}.`);
    changes.push({ setting, value });
  }
  return { changes, free };
}
