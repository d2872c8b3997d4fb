import type { Config } from '../config/resolveConfig.ts';
import { games } from '../games/index.ts';
import type { DataShape, PlayerFunction } from '../games/types.ts';
import { latentOf } from '../random/drawLatents.ts';

/** The functions of each player of a config, without weights. */
export function functionsOf(config: Config, data: DataShape): Record<string, Record<string, PlayerFunction>> {
  latentOf(config);
  return games[config.game].players(config, data);
}
