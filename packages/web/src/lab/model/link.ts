// A link holds a run: its preset, changed settings, drawn points, and the actions on it: #preset=ring8&seed=3&acts=b120.D5
import { playerNamed } from '../../rpc/players.ts';
import { type Action, formatActions, parseActions } from './actionLog.ts';
import { formerSettings, settings as table } from './coreTables.ts';
import { decodePoints, encodePoints } from './drawnPoints.ts';

/** A file of the user, with its path in the folder that was given. */
export interface OwnFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a run is made from. */
export interface Recipe {
  readonly preset: string;
  /** Settings that differ from the preset's, as text. The worker checks them. */
  readonly settings: Readonly<Record<string, string>>;
  /** What to replay. */
  readonly actions: readonly Action[];
  /** Drawn points as the data: two bytes per point. */
  readonly drawn?: Uint8Array;
  /** The user's files as the data; then there need be no preset, and no link holds them. */
  readonly files?: readonly OwnFile[];
  /** The name of the checkpoint file that it was opened from. Neither a link nor a command can hold that. */
  readonly imported?: string;
  /** The name of the trained start of the page that it was opened from. */
  readonly trained?: string;
}

/** A recipe as it was written before: `acts` of `who`, D, G or both. */
export interface FormerRecipe extends Omit<Recipe, 'actions'> {
  readonly acts: readonly { readonly who: string; readonly count: number }[];
}

/** A recipe in today's form. */
export function currentRecipe(recipe: Recipe | FormerRecipe): Recipe {
  if (!('acts' in recipe)) return recipe;
  const { acts, ...rest } = recipe;
  return { ...rest, actions: acts.map(({ who, count }) => ({ player: playerNamed(who), count })) };
}

/**
 * The recipe in the part of an address behind `#`, and the names in it that no link has: such a part may be the anchor of a
 * heading, or meant for a script. Throws a RangeError for unreadable actions or points.
 */
export function readLink(hash: string): { recipe: Recipe; unknown: readonly string[] } {
  const fields = Object.entries(Object.fromEntries(new URLSearchParams(hash.replace(/^#/, ''))));
  const { preset = 'ring8', acts = '', points, trained, ...rest } = Object.fromEntries(fields);
  const present = Object.entries(rest).map(([key, value]) => [formerSettings[key] ?? key, value] as const);
  const known = present.filter(([key]) => Object.hasOwn(table, key));
  const unknown = present.flatMap(([key]) => (Object.hasOwn(table, key) ? [] : [key]));
  const recipe = { preset, settings: Object.fromEntries(known), actions: parseActions(acts) };
  const more = { ...(points && { drawn: decodePoints(points) }), ...(trained && { trained }) };
  return { recipe: { ...recipe, ...more }, unknown };
}

/** The part of an address behind `#`, with the `#`, that holds a recipe. */
export function writeLink({ preset, settings, actions, drawn, trained }: Recipe): string {
  const fields = new URLSearchParams({ preset, ...settings, ...(trained && { trained }) });
  if (actions.length > 0) fields.set('acts', formatActions(actions));
  if (drawn) fields.set('points', encodePoints(drawn));
  return `#${fields}`;
}
