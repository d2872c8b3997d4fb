import { digestOf } from '@ganvil/core';
import { type Arguments, jsonFlag, quietFlag } from '../args/flags.ts';
import { openCheckpoint, runArgument } from '../args/runArgument.ts';
import { EXIT } from '../node/exit.ts';
import { print, printJson } from '../terminal/output.ts';
import type { Command } from './types.ts';

/** `ganvil digest` */
export const digest: Command = {
  name: 'digest',
  args: 'RUN',
  maxArgs: 1,
  summary: 'print the SHA-256 of the training state of a run',
  about:
    'Prints the SHA-256 of the training state at the newest checkpoint. Identical runs have the same digest on every machine.',
  flags: [jsonFlag, quietFlag],
  examples: ['ganvil digest runs/00007-ring8'],
  run: printDigest,
};

async function printDigest(args: Arguments): Promise<number> {
  const run = runArgument(args);
  const checkpoint = await openCheckpoint(run);
  const value = digestOf(checkpoint);
  if (args.has('json')) printJson({ run, step: checkpoint.step, digest: value });
  else print(value);
  return EXIT.done;
}
