import { checkpointFiles } from './checkpointList.ts';
import { inRun } from './directory.ts';

/** What a user can do if config.json is lost or wrong: checkpoints contain all settings, too. */
export function recoveryHint(run: string): string {
  const newest = checkpointFiles(run).at(-1);
  if (newest === undefined) return '';
  return ` To resume from the newest checkpoint in a new run: ganvil resume ${inRun.checkpoints(run)}/${newest} --out NEW`;
}
