import { didYouMean } from '@ganvil/core';
import { refuse } from '../comparison/checks.ts';
import { parseComparison } from '../comparison/readComparison.ts';
import type { Comparison } from '../comparison/types.ts';
import { EXIT } from '../node/exit.ts';
import { readJson } from '../node/readJson.ts';
import { searches } from './searches/index.ts';
import type { Search } from './searches/types.ts';

const KEYS = ['preset', 'settings', 'seeds', ...Object.keys(searches)];

/**
 * The comparison that a sweep's file stands for: a method per point, named by its number, whose settings are the point. A pure
 * function of the file. Throws a Failure that names the file and the key.
 */
export async function readSweep(path: string): Promise<Comparison> {
  const { preset, settings, seeds = '0', ...rest } = readJson(path, EXIT.config, EXIT.noInput);
  const given = Object.keys(rest);
  const unknown = given.find((key) => !Object.hasOwn(searches, key));
  const expected = `one of ${Object.keys(searches).join(', ')}`;
  if (unknown !== undefined)
    refuse(path, `expected some of ${KEYS.join(', ')}${didYouMean(unknown, KEYS)}`, unknown);
  if (given.length !== 1) refuse(path, `expected ${expected}`, given.join(' and ') || 'none');
  const name = given[0] as keyof typeof searches;
  const search: Search = searches[name];
  const points = await search.points(rest[name], `${path}: ${name}`);
  const digits = String(points.length - 1).length;
  // With a letter: JavaScript puts keys that are whole numbers before all others.
  const methods = points.map((point, i) => [`p${String(i).padStart(digits, '0')}`, point] as const);
  return parseComparison({ preset, settings, seeds, methods: Object.fromEntries(methods) }, path);
}
