import type { Config } from '../config/resolveConfig.ts';
import { ConfigError } from '../errors.ts';
import type { DataShape, PlayerFunction } from '../games/types.ts';
import { checkFrozen } from './frozen.ts';
import { functionsOf } from './functionsOf.ts';
import { checkPacks, partOf } from './part.ts';
import { playerSettings } from './playerSettings.ts';
import { checkPlayers } from './rates.ts';
import { checkStop } from './stopOf.ts';

/** The functions of each player. Throws ConfigError where its networks cannot be made for such samples, or a setting would do nothing. */
export function checkModel(config: Config, data: DataShape): ReturnType<typeof functionsOf> {
  const functions = functionsOf(config, data);
  const players = Object.keys(functions);
  checkPlayers(
    config,
    players.map((name) => playerSettings(config, name)),
  );
  checkDisturbances(config, functions);
  checkStop(config, players);
  checkFrozen(config, functions);
  const layers = Object.values(functions).flatMap((of) => Object.values(of).map(({ layer }) => layer));
  checkPacks(partOf(config), layers);
  return functions;
}

/** Throws ConfigError where samples are to be disturbed and no network of the game does. */
function checkDisturbances(
  { game, instanceNoise, augment }: Config,
  players: Record<string, Record<string, PlayerFunction>>,
): void {
  const able = Object.values(players).some((functions) =>
    Object.values(functions).some(({ layer }) => layer.disturbs),
  );
  if (!able && augment !== '')
    throw new ConfigError(`augment: expected none in the game ${game}, got ${augment}.`);
  if (!able && instanceNoise > 0)
    throw new ConfigError(`instanceNoise: expected 0 in the game ${game}, got ${instanceNoise}.`);
}
