import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The folder of a run, also where a checkpoint file stands for it: where results go by default. */
export function folderOf(run: string): string {
  return statSync(run, { throwIfNoEntry: false })?.isFile() ? dirname(run) : run;
}
