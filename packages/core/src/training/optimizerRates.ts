import type { Config } from '../config/resolveConfig.ts';
import { optimizers } from '../optimizers/index.ts';
import type { Optimizer } from '../optimizers/types.ts';
import type { Player } from './players.ts';

/** The numbers that the optimizer reads in update `number` = 1, 2, ... of `player`. */
export function optimizerRates(config: Config, player: Player, number: number): readonly number[] {
  const { ratesAt }: Optimizer = optimizers[config.optimizer];
  const rate = config[`rate${player}`];
  return ratesAt ? ratesAt(rate, config.beta1, config.beta2, number) : [rate];
}
