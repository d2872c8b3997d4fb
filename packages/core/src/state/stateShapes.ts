import type { Config } from '../config/resolveConfig.ts';
import { games } from '../games/index.ts';
import type { DataShape, Game } from '../games/types.ts';
import { prefixed } from '../nn/prefixed.ts';
import { optimizers } from '../optimizers/index.ts';
import type { Optimizer } from '../optimizers/types.ts';
import { playerSettings } from '../training/playerSettings.ts';
import { weightShapes } from './weightShapes.ts';

/** The tensors of a state by their names in a checkpoint, and their shapes. Makes none. */
export function stateShapes(config: Config, data: DataShape): Map<string, readonly number[]> {
  const { players, averaged }: Game = games[config.game];
  const found = new Map<string, readonly number[]>();
  for (const [player, functions] of Object.entries(players(config, data))) {
    const { optimizer, historicalAveraging } = playerSettings(config, player);
    const { state }: Optimizer = optimizers[optimizer];
    const groups = [player, ...state.map((slot) => `${player}.${optimizer}.${slot}`)];
    if (averaged.includes(player)) groups.push(`${player}ema`);
    if (historicalAveraging > 0) groups.push(`${player}.history`);
    for (const [key, shape] of weightShapes(functions))
      for (const group of groups) found.set(`${group}/${key}`, shape);
    for (const [i, [name, { layer }]] of Object.entries(functions).entries()) {
      const named = i === 0 ? layer : prefixed(name, layer);
      for (const [key, { shape }] of Object.entries(named.statistics?.() ?? {}))
        found.set(`${player}.statistics/${key}`, shape);
    }
  }
  return found;
}
