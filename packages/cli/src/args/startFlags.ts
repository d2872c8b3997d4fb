import { type Checkpoint, namesIn } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import type { Arguments, Flag } from './flags.ts';
import { openCheckpoint } from './runArgument.ts';

/** Begin with the weights of another run. */
export const startFlags: readonly Flag[] = [
  {
    name: 'from',
    value: 'RUN',
    help: 'begin with the weights of this run, or checkpoint file, instead of drawn ones; its settings are the defaults if no PRESET is given; see also --freeze',
  },
  {
    name: 'fresh',
    value: 'NAMES',
    help: 'with --from: layers whose weights are drawn all the same, such as G/out,D (comma-separated); an error names those that do not fit',
  },
];

/** The state that `--from` names. Throws a Failure. */
export async function startArgument(args: Arguments): Promise<Checkpoint | undefined> {
  const path = args.get('from');
  if (path !== undefined) return openCheckpoint(path);
  if (args.has('fresh')) throw new Failure(EXIT.usage, '--fresh: expected it beside --from RUN.');
  return undefined;
}

/** The names in `--fresh`. */
export const freshNames = (args: Arguments): string[] => namesIn(args.get('fresh') ?? '');
