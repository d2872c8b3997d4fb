// A link is a run: preset, changed settings, points drawn by hand, and what was done: #preset=ring8&seed=3&acts=b120.D5
import { type Action, formatActions, parseActions } from './actionLog.ts';
import { formerSettings, settings as table } from './coreTables.ts';
import { decodePoints, encodePoints } from './drawnPoints.ts';

/** What a run is made from. */
export interface Recipe {
  readonly preset: string;
  /** Settings that differ from the preset's, as text; the worker checks them. */
  readonly settings: Readonly<Record<string, string>>;
  readonly actions: readonly Action[];
  /** A distribution drawn by hand: two bytes to a point. */
  readonly drawn?: Uint8Array;
  /** The name of the checkpoint that it began with: no link holds that, and no command line. */
  readonly imported?: string;
}

/**
 * The recipe that the part behind `#` holds, and the names in it that are none of a link's: such a part may be meant for
 * something else, a heading or a script. Throws a RangeError for acts or points that cannot be read.
 */
export function readLink(hash: string): { recipe: Recipe; unknown: readonly string[] } {
  const fields = Object.entries(Object.fromEntries(new URLSearchParams(hash.replace(/^#/, ''))));
  const { preset = 'ring8', acts = '', points, ...rest } = Object.fromEntries(fields);
  const present = Object.entries(rest).map(([key, value]) => [formerSettings[key] ?? key, value] as const);
  const known = present.filter(([key]) => Object.hasOwn(table, key));
  const unknown = present.flatMap(([key]) => (Object.hasOwn(table, key) ? [] : [key]));
  const recipe = { preset, settings: Object.fromEntries(known), actions: parseActions(acts) };
  return { recipe: { ...recipe, ...(points && { drawn: decodePoints(points) }) }, unknown };
}

/** The part behind `#` of a recipe. */
export function writeLink({ preset, settings, actions, drawn }: Recipe): string {
  const fields = new URLSearchParams({ preset, ...settings });
  if (actions.length > 0) fields.set('acts', formatActions(actions));
  if (drawn) fields.set('points', encodePoints(drawn));
  return `#${fields}`;
}

/** The command that does the same run in a terminal; undefined where there is none. */
export function commandOf({ preset, settings, actions, drawn, imported }: Recipe): string | undefined {
  if (drawn || imported || actions.some(({ who }) => who !== 'both')) return undefined;
  const kebab = (key: string) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const done = actions.length > 0 ? { ...settings, steps: String(actions[0].count) } : settings;
  const flags = Object.entries(done).map(([key, value]) => {
    if (table[key]?.kind !== 'toggle') return ` --${kebab(key)} ${quoted(value)}`;
    return value === 'true' ? ` --${kebab(key)}` : ` --set ${key}=${value}`;
  });
  return `ganvil train ${preset}${flags.join('')}`;
}

/** A value as a shell takes it for one word. */
const quoted = (value: string): string =>
  /^[\w.+-]+$/.test(value) ? value : `'${value.replace(/'/g, "'\\''")}'`;
