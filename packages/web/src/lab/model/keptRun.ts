// A run as the browser keeps it: what it is made from, the actions so far, its state, and its curves.
import type { RunRow } from '../../session/runStore.ts';
import { type Action, actionsAfter, iterationsOf } from './actionLog.ts';
import type { Snapshot } from './history.ts';
import type { Lab } from './labState.ts';
import { type Recipe, writeLink } from './link.ts';

/** A state of a run with its curves. */
export interface KeptState extends Snapshot {
  readonly shown: Pick<Lab, 'scalars' | 'diagnoses' | 'alarms' | 'byWeights'>;
  /** The checkpoint that an imported run, or a trained start, began with. */
  readonly imported?: Uint8Array;
  /** The files that it was trained on. */
  readonly files?: Recipe['files'];
}

/** A kept run in a list. */
export interface KeptRow extends RunRow {
  /** Without its actions and files. */
  readonly recipe: Omit<Recipe, 'actions' | 'files'>;
  readonly actions: readonly Action[];
  readonly step: number;
  readonly steps: number;
  /** Where the files came from, in words. */
  readonly files?: string;
}

/** A lab's run as it is now, to be kept under an id; undefined while there is none, or nothing was done. */
export async function keptOf(lab: Lab, id: string): Promise<{ row: KeptRow; state: KeptState } | undefined> {
  const { session } = lab;
  if (!session || lab.actions.length === 0) return undefined;
  const bytes = await session.checkpoint();
  // The worker answers in order, so that these are the actions before the checkpoint: nothing is awaited in between.
  const { actions, scalars, diagnoses, alarms, byWeights } = lab;
  if (session !== lab.session || actions.length === 0) return undefined;
  const { files, actions: _, ...recipe } = lab.recipe;
  const imported = (recipe.imported ?? recipe.trained) === undefined ? undefined : lab.initial?.bytes;
  const state = { bytes, actions, shown: { scalars, diagnoses, alarms, byWeights }, imported, files };
  const size = [bytes, imported, ...(files ?? []).map((file) => file.bytes)].reduce(
    (sum, part) => sum + (part?.length ?? 0),
    0,
  );
  const { step, config } = session;
  const named = files && (files.length === 1 ? files[0].name : `${files.length} files`);
  return {
    row: { id, at: Date.now(), size, recipe, actions, step, steps: config.steps, files: named },
    state,
  };
}

/** Of kept runs of one recipe the one that a recipe goes on from, as far as possible, and the actions that are then left. */
export function nearestKept(
  rows: readonly KeptRow[],
  recipe: Recipe,
): { row: KeptRow; rest: readonly Action[] } | undefined {
  const base = (one: KeptRow['recipe']) => writeLink({ ...one, actions: [] });
  const found = rows.flatMap((row) => {
    if (row.files !== undefined || row.recipe.imported !== undefined) return [];
    const rest = base(row.recipe) === base(recipe) ? actionsAfter(recipe.actions, row.actions) : undefined;
    return rest ? [{ row, rest, left: iterationsOf(rest) }] : [];
  });
  return found.sort((a, b) => a.left - b.left)[0];
}
