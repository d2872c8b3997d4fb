import type { Config } from '../config/resolveConfig.ts';
import { ConfigError } from '../errors.ts';
import { optimizers } from '../optimizers/index.ts';
import type { Optimizer } from '../optimizers/types.ts';
import { schedules } from '../schedules/index.ts';
import type { Schedule } from '../schedules/types.ts';
import type { PlayerSettings } from './playerSettings.ts';

/** What of the config moves hyperparameters. */
type ScheduleConfig = Pick<
  Config,
  'learningRateSchedule' | 'learningRateEnd' | 'momentumSchedule' | 'momentumEnd' | 'scheduleSteps'
>;

/** The learning rate of a player after `steps` whole steps of the run. */
export function learningRateAt(
  { learningRate }: PlayerSettings,
  config: ScheduleConfig,
  steps: number,
): number {
  const done = shareDone(schedules[config.learningRateSchedule], config, steps);
  return learningRate * (1 + (config.learningRateEnd - 1) * done);
}

/** The momentum of a player, `beta1` at the start, after `steps` whole steps of the run. */
export function momentumAt({ beta1 }: PlayerSettings, config: ScheduleConfig, steps: number): number {
  const done = shareDone(schedules[config.momentumSchedule], config, steps);
  return beta1 + (config.momentumEnd - beta1) * done;
}

function shareDone({ at }: Schedule, { scheduleSteps }: ScheduleConfig, steps: number): number {
  return at(Math.min(1, steps / scheduleSteps));
}

/** The numbers that the optimizer of a player reads in its update `number` = 1, 2, ..., of which a step has `perStep`. */
export function ratesOf(
  settings: PlayerSettings,
  config: ScheduleConfig,
  number: number,
  perStep: number,
): readonly number[] {
  const { ratesAt }: Optimizer = optimizers[settings.optimizer];
  const steps = Math.floor((number - 1) / perStep);
  const learningRate = learningRateAt(settings, config, steps);
  return ratesAt
    ? ratesAt(learningRate, momentumAt(settings, config, steps), settings.beta2, number)
    : [learningRate];
}

/** Throws ConfigError where momentum is to change and the optimizer of a player has none that can. */
export function checkSchedules({ optimizer }: PlayerSettings, { momentumSchedule }: ScheduleConfig): void {
  const { momentumSchedule: can }: Optimizer = optimizers[optimizer];
  if (momentumSchedule !== 'constant' && !can)
    throw new ConfigError(
      `momentumSchedule: expected constant with the optimizer ${optimizer}, got ${momentumSchedule}; momentum can follow one.`,
    );
}
