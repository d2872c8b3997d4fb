// Whether the settings of a run are those of its checkpoint.
import { type Change, type Checkpoint, configDiff } from '@ganvil/core';
import type { AskedChange } from '../args/changesFromArgs.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { configAfter } from './configAfter.ts';
import { type Description, inRun } from './directory.ts';
import { beginsWith } from './plannedChanges.ts';
import { recoveryHint } from './recoveryHint.ts';

/** Differences of settings in one line. */
export const differencesText = (rows: ReturnType<typeof configDiff>): string =>
  rows.map(({ key, before, after }) => `${key} ${before} -> ${after}`).join(', ');

/** Throws if config.json does not match the checkpoint: the run would continue with other settings. */
export function checkAgainst(run: string, stored: Description, from: Checkpoint, otherBits: boolean): void {
  const { changes = [] } = stored;
  const expected = configAfter(stored.config, changes.slice(0, from.changes?.length ?? 0));
  const rows = configDiff(from.config, expected).filter(({ key }) => !(otherBits && key === 'numerics'));
  if (from.datasetDigest !== stored.dataset)
    rows.push({
      key: 'dataset',
      before: from.datasetDigest.slice(0, 12),
      after: stored.dataset.slice(0, 12),
    });
  if (rows.length === 0 && !beginsWith(changes, from.changes))
    rows.push({ key: 'changes', before: changesText(from.changes), after: changesText(changes) });
  if (rows.length === 0) return;
  throw new Failure(
    EXIT.config,
    `${inRun.config(run)}: the settings differ from those in the checkpoint of step ${from.step}: ${differencesText(rows)}.${recoveryHint(run)}`,
  );
}

/** Changes in one line. */
const changesText = (changes: readonly Change[] = []): string =>
  changes.map(({ step, setting, value }) => `${setting}=${value} at step ${step}`).join(' and ') || 'none';

/** Throws if a run that is over is to change. */
export function checkAsks(run: string, step: number, changes: readonly AskedChange[]): void {
  if (changes.length === 0) return;
  throw new Failure(
    EXIT.usage,
    `--change: ${run} is over at step ${step}; ask for more steps, too: --steps N.`,
  );
}
