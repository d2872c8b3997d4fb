import type { Config } from '../config/resolveConfig.ts';
import { optimizers } from '../optimizers/index.ts';
import type { Optimizer } from '../optimizers/types.ts';
import type { PlayerSettings } from './playerSettings.ts';

/** The learning rate of a player after `steps` whole steps of the run. */
export function learningRateAt({ learningRate }: PlayerSettings, _config: Config, _steps: number): number {
  return learningRate;
}

/** The numbers that the optimizer of a player reads in its update `number` = 1, 2, ..., of which a step has `perStep`. */
export function ratesOf(
  settings: PlayerSettings,
  config: Config,
  number: number,
  perStep: number,
): readonly number[] {
  const { ratesAt }: Optimizer = optimizers[settings.optimizer];
  const rate = learningRateAt(settings, config, Math.floor((number - 1) / perStep));
  return ratesAt ? ratesAt(rate, settings.beta1, settings.beta2, number) : [rate];
}
