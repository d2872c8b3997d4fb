import type { Config } from '../config/resolveConfig.ts';
import { settings } from '../config/settings.ts';
import { ConfigError } from '../errors.ts';
import { optimizers } from '../optimizers/index.ts';
import type { Optimizer } from '../optimizers/types.ts';
import { schedules } from '../schedules/index.ts';
import type { Schedule } from '../schedules/types.ts';
import type { PlayerSettings } from './playerSettings.ts';

/** What of the config moves hyperparameters. */
type ScheduleConfig = Pick<
  Config,
  | 'learningRateSchedule'
  | 'learningRateEnd'
  | 'momentumSchedule'
  | 'momentumEnd'
  | 'instanceNoise'
  | 'instanceNoiseSchedule'
  | 'scheduleSteps'
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

/** The standard deviation of the noise on what D reads, after `steps` whole steps of the run: 0 at the end of the schedule. */
export function instanceNoiseAt(config: ScheduleConfig, steps: number): number {
  return config.instanceNoise * (1 - shareDone(schedules[config.instanceNoiseSchedule], config, steps));
}

/**
 * The decay of averages that follow update `number` = 1, 2, ... . They decay faster in the first steps, so that the start is
 * forgotten: as (1 + number) / (10 + number), and, with `emaWarmup`, by a half in at most that share of the updates so far
 * (StyleGAN2, https://github.com/NVlabs/stylegan3 `ema_rampup`, 0.05).
 */
export function decayAt(
  { emaDecay, emaWarmup }: Pick<Config, 'emaDecay' | 'emaWarmup'>,
  number: number,
): number {
  const decay = Math.min(emaDecay, (1 + number) / (10 + number));
  return emaWarmup > 0 ? Math.min(decay, halved(1 / (emaWarmup * number))) : decay;
}

/** 2^-x for x > 0: by whole halves, then Taylor's series of exp, since Math.pow differs between engines. */
function halved(x: number): number {
  const whole = Math.min(Math.floor(x), 1074);
  const exponent = -Math.LN2 * (x - Math.floor(x));
  let [term, sum] = [1, 1];
  for (let k = 1; k <= 20; k++) {
    term *= exponent / k;
    sum += term;
  }
  for (let i = 0; i < whole; i++) sum /= 2;
  return sum;
}

function shareDone({ at }: Schedule, { scheduleSteps }: ScheduleConfig, steps: number): number {
  return at(Math.min(1, steps / scheduleSteps));
}

/** The numbers that the optimizer of a player reads in its update `number` = 1, 2, ..., after `steps` whole steps of the run. */
export function ratesOf(
  settings: PlayerSettings,
  config: ScheduleConfig,
  number: number,
  steps: number,
): readonly number[] {
  const { ratesAt }: Optimizer = optimizers[settings.optimizer];
  const learningRate = learningRateAt(settings, config, steps);
  return ratesAt
    ? ratesAt(learningRate, momentumAt(settings, config, steps), settings.beta2, number, settings.weightDecay)
    : [learningRate];
}

/** How many numbers the optimizer of a player reads in an update. */
export function numbersOf(settings: PlayerSettings, config: ScheduleConfig): number {
  return ratesOf(settings, config, 1, 0).length;
}

/**
 * Throws ConfigError where a setting of the players would do nothing: momentum that is to change, weights that are to decay, under
 * optimizers that do neither; averages that are to warm up where there are none.
 */
export function checkPlayers(config: Config, players: readonly PlayerSettings[]): void {
  const { momentumSchedule, weightDecay, emaWarmup, emaDecay } = config;
  const used = players.map(({ optimizer }): [string, Optimizer] => [optimizer, optimizers[optimizer]]);
  for (const [name, { momentumSchedule: can }] of used)
    if (momentumSchedule !== 'constant' && !can)
      throw new ConfigError(
        `momentumSchedule: expected constant with the optimizer ${name}, got ${momentumSchedule}; momentum can follow one.`,
      );
  if (weightDecay !== settings.weightDecay.initial && !used.some(([, optimizer]) => optimizer.weightDecay))
    throw new ConfigError(
      `weightDecay: expected the optimizer adamw, which reads it, got ${used.map(([name]) => name).join(' and ')}.`,
    );
  if (emaWarmup > 0 && emaDecay === 0)
    throw new ConfigError(`emaWarmup: expected 0 where emaDecay is 0, got ${emaWarmup}.`);
}
