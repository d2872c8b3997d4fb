import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { builtCommand } from '../command/builtCommand.ts';

const ARGS =
  'train gauss1d --width 4 --depth 1 --batch-size 4 --penalty none --evaluate-count 20 --sample-count 4 --steps 10 --checkpoint-every 5 --quiet';

/** The directory of a small run in a folder, which is trained where it is not there. */
export function trainedRun(folder: string): string {
  const run = join(folder, 'trained');
  if (existsSync(join(run, 'digest.txt'))) return run;
  const { status, stderr } = spawnSync(process.execPath, [builtCommand, ...ARGS.split(' '), '--out', run], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`training: ${stderr}`);
  return run;
}
