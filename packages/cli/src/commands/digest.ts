import { digestOf } from '@ganvil/core';
import { helpFlag, jsonFlag, parseFlags, quietFlag } from '../args/flags.ts';
import { openCheckpoint, target } from '../args/runArgument.ts';
import { usage } from '../args/usage.ts';
import { EXIT } from '../node/exit.ts';
import { print, printJson } from '../terminal/output.ts';

const flags = [jsonFlag, quietFlag, helpFlag];
const about =
  'Prints the SHA-256 of the state of a run at its newest checkpoint: equal wherever the run is the same.';

/** `ganvil digest RUN` */
export async function digest(argv: string[]): Promise<number> {
  const given = parseFlags(argv, flags, 1);
  if (given.has('help')) {
    print(usage('digest RUN [options]', about, flags, ['ganvil digest runs/00007-ring8']));
    return EXIT.done;
  }
  const run = target(given);
  const checkpoint = await openCheckpoint(run);
  const value = digestOf(checkpoint);
  if (given.has('json')) printJson({ run, step: checkpoint.step, digest: value });
  else print(value);
  return EXIT.done;
}
