import { type Arguments, type Flag, jsonFlag, quietFlag } from '../args/flags.ts';
import { parseInteger } from '../args/parseNumber.ts';
import { trainingFlags } from '../args/trainingFlags.ts';

/** Flags of commands that train many runs: all of training but `--judge`, which is for one run. `--json` and `--quiet` come last. */
export const comparisonFlags: readonly Flag[] = [
  ...trainingFlags.filter((flag) => flag.name !== 'judge' && ![jsonFlag, quietFlag].includes(flag)),
  jsonFlag,
  quietFlag,
];

/** How many runs there are at a time. */
export const processesFlag: Flag = {
  name: 'processes',
  value: 'N',
  help: 'runs at a time (default: a run per core, fewer where memory is short)',
};

/** The number in `--processes`; undefined without it. Throws a usage Failure. */
export function processesArgument(args: Arguments): number | undefined {
  return args.has('processes') ? parseInteger('processes', args.get('processes'), 1, 1) : undefined;
}
