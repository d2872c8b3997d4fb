import { ConfigError } from '../errors.ts';
import { games } from '../games/index.ts';
import type { Game } from '../games/types.ts';

/** What some games can do, in words. */
const ABILITIES = {
  generate: 'makes samples',
  encode: 'has an encoder',
  classify: 'tells classes apart',
  discriminate: 'has a discriminator',
} as const;

/** What a game may be able to do. */
export type Ability = keyof typeof ABILITIES;

/** The error where a game lacks an ability: `game: expected one that makes samples (gan, …), got classifier.` */
export function otherGame(ability: Ability, got: string): ConfigError {
  const able = Object.entries<Game>(games).filter(([, game]) => game[ability]);
  const names = able.map(([name]) => name).join(', ');
  return new ConfigError(`game: expected one that ${ABILITIES[ability]} (${names}), got ${got}.`);
}
