import { optimizers } from '../optimizers/index.ts';
import { schedules } from '../schedules/index.ts';
import { choice, follows, integer, number } from './settingKinds.ts';

/** Settings of how gradients become updates, and of what follows these. */
export const optimizerSettings = {
  optimizer: choice(optimizers, 'adam', 'training', 'optimizer'),
  optimizerD: follows('optimizer', choice(optimizers, 'adam', 'training', 'optimizer of D')),
  learningRateG: number(2e-4, { min: 0, max: 10 }, 'training', 'learning rate of G'),
  learningRateD: number(2e-4, { min: 0, max: 10 }, 'training', 'learning rate of D'),
  learningRateSchedule: choice(schedules, 'constant', 'training', 'how the rates change during the schedule'),
  learningRateEnd: number(
    0,
    { min: 0, max: 10 },
    'training',
    'learning rates at the end of the schedule, as a multiple of the initial ones',
  ),
  beta1: number(
    0.5,
    { min: 0, max: 0.9999 },
    'training',
    'with adam: decay of the first moment; with the optimizer momentum: its coefficient',
  ),
  beta1D: follows('beta1', number(0.5, { min: 0, max: 0.9999 }, 'training', 'beta1 of D')),
  beta2: number(0.999, { min: 0, max: 0.99999 }, 'training', 'second-moment decay of Adam and RMSProp'),
  beta2D: follows('beta2', number(0.999, { min: 0, max: 0.99999 }, 'training', 'beta2 of D')),
  weightDecay: number(
    0.01,
    { min: 0, max: 10 },
    'training',
    'decoupled weight decay: each update multiplies the weights by 1 - learning rate x this; only with the optimizer adamw',
  ),
  momentumSchedule: choice(
    schedules,
    'constant',
    'training',
    'how beta1 changes during the schedule; only with the optimizer momentum',
  ),
  momentumEnd: number(0.9, { min: 0, max: 0.9999 }, 'training', 'value of beta1 at the end of the schedule'),
  scheduleSteps: integer(
    10_000,
    { min: 1, max: Number.MAX_SAFE_INTEGER },
    'training',
    'steps over which schedules run; the last values hold afterwards',
  ),
  emaDecay: number(
    0.99,
    { min: 0, max: 0.99999 },
    'training',
    'decay of the averaged weights of G; 0: no averaging',
  ),
  emaWarmup: number(
    0,
    { min: 0, max: 1 },
    'training',
    'limits the half-life of the averaging to this share of the updates so far (0.05 in StyleGAN2); 0: no limit',
  ),
} as const;
