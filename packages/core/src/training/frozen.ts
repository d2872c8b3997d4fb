// Weights that do not learn.
import { namesIn } from '../config/namesIn.ts';
import type { Config } from '../config/resolveConfig.ts';
import { ConfigError } from '../errors.ts';
import type { PlayerFunction } from '../games/types.ts';
import { weightShapes } from '../state/weightShapes.ts';

/** Whether a weight such as `D/down1/weight` is one of those that `names` lists by name or by beginnings of names. */
export const isNamed = (names: readonly string[], weight: string): boolean =>
  names.some((name) => weight === name || weight.startsWith(`${name}/`));

/** Whether a weight such as `D/down1/weight` does not learn. */
export const isFrozen = ({ freeze }: Pick<Config, 'freeze'>, weight: string): boolean =>
  isNamed(namesIn(freeze), weight);

/** Throws ConfigError for names of no weight, for players that could learn nothing, and where an update would move frozen weights all the same. */
export function checkFrozen(
  config: Pick<Config, 'freeze' | 'unroll'>,
  players: Record<string, Record<string, PlayerFunction>>,
): void {
  const names = namesIn(config.freeze);
  if (names.length === 0) return;
  const weights = Object.entries(players).map(
    ([player, functions]) =>
      [player, [...weightShapes(functions).keys()].map((key) => `${player}/${key}`)] as const,
  );
  const refused = (expected: string, got: string) =>
    new ConfigError(`freeze: expected ${expected}, got ${got.slice(0, 100)}.`);
  const all = weights.flatMap(([, keys]) => keys);
  const stranger = names.find((name) => !all.some((weight) => isNamed([name], weight)));
  if (stranger !== undefined) {
    const layers = new Set(all.map((weight) => weight.split('/').slice(0, -1).join('/')));
    throw refused(`layers of this game, such as ${[...layers].slice(0, 4).join(', ')}`, stranger);
  }
  const still = weights.find(([, keys]) => keys.length > 0 && keys.every((key) => isFrozen(config, key)));
  if (still) throw refused(`some weights of ${still[0]} that learn`, config.freeze);
  if (config.unroll > 0 && names.some((name) => isNamed(['D'], name)))
    throw refused('no weights of D beside unroll, which moves them', config.freeze);
}
