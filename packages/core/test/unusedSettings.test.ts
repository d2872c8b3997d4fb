// Every setting of models and training is read by a game, so that it changes what is trained, or refused by it.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Game } from '../src/games/types.ts';
import {
  type Config,
  type ConfigInput,
  games,
  resolveConfig,
  settings,
  startBackend,
  storedConfig,
} from '../src/index.ts';
import { needsOf, tiny } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

const table: Record<string, Game> = games;

describe.each(Object.keys(games))('game %s', (name) => {
  const { unused, defaults = {} } = table[name];

  test('names settings that there are, each once', () => {
    expect(unused.filter((key) => !Object.hasOwn(settings, key))).toEqual([]);
    expect(new Set(unused).size).toBe(unused.length);
    expect(Object.keys(defaults).filter((key) => !Object.hasOwn(settings, key))).toEqual([]);
  });

  test('refuses what it does not read, in one line, unless it is the default', () => {
    for (const key of unused as (keyof Config)[]) {
      const input: ConfigInput = { game: name, ...needsOf(name), [key]: otherThan(key) };
      expect(() => resolveConfig(input), key).toThrow(
        new RegExp(`^${key}: expected .* in the game ${name}, which does not use it, got .*\\.$`),
      );
      expect(() => resolveConfig({ game: name, [key]: resolveConfig({ game: name })[key] })).not.toThrow();
    }
  });

  test('forgets them in presets of other games, and in runs that were stored with them', () => {
    const hinge = unused.includes('loss') ? 'nonSaturating' : 'hinge';
    expect(resolveConfig({ game: name }, 'digits').loss).toBe(hinge);
    expect(storedConfig({ game: name, loss: 'hinge' }).loss).toBe(hinge);
  });
});

/** A value of a setting that is not its default. */
function otherThan(key: keyof Config): unknown {
  const { kind, initial, options, min, max } = settings[key];
  if (options && kind !== 'switch') {
    const other = options.find((option) => option !== initial);
    if (other !== undefined && kind === 'choice') return other;
  }
  if (kind === 'toggle') return true;
  if (typeof initial === 'number')
    return initial === max ? min : Math.min(max!, initial + (initial < 1 ? (max! - initial) / 2 : 1));
  return options?.[0] ?? 'flip';
}
