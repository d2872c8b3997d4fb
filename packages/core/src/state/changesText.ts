import type { AppliedChange } from '../changes/types.ts';

/** Changes as JSON, the parts of each in one order. */
export function changesText(changes: readonly AppliedChange[]): string {
  return JSON.stringify(
    changes.map(({ step, updates, setting, value }) => ({ step, updates, setting, value })),
  );
}
