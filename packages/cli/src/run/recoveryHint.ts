import { checkpointFiles } from './checkpointList.ts';
import { inRun } from './directory.ts';

/** What a user can do where config.json is lost or cannot be believed: a checkpoint has all of its settings, too. */
export function recoveryHint(run: string): string {
  const newest = checkpointFiles(run).at(-1);
  if (newest === undefined) return '';
  return ` To continue from the newest checkpoint, in a new run: ganvil resume ${inRun.checkpoints(run)}/${newest} --out NEW`;
}
