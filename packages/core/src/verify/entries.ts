// One short run per entry of the tables that settings choose from, so that an entry is verified by being there.
import type { Config } from '../config/resolveConfig.ts';
import type { Setting } from '../config/settingKinds.ts';
import { type ConfigInput, settings } from '../config/settings.ts';
import { datasets } from '../datasets/index.ts';
import { games } from '../games/index.ts';
import type { Game } from '../games/types.ts';
import { variants } from './variants.ts';

const images: ConfigInput = {
  ...{ data: 'digits', architecture: 'dcgan', width: 4, batchSize: 8, latentDim: 5, emaDecay: 0.9 },
};
const points: ConfigInput = {
  ...{
    data: 'ring8',
    architecture: 'mlp',
    width: 8,
    batchSize: 16,
    latentDim: 2,
    normG: 'none',
    initializer: 'he',
  },
};

/** What entries need beside them, by setting or by entry. */
const companions: Record<string, ConfigInput> = {
  widening: { architecture: 'mlp' },
  batches: { normD: 'batch' },
  conditioning: { conditional: true },
  learningRateSchedule: { scheduleSteps: 4 },
  instanceNoiseSchedule: { instanceNoise: 0.3, scheduleSteps: 4 },
  discriminatorUntil: { discriminatorSteps: 25 },
  momentumSchedule: { optimizer: 'momentum', scheduleSteps: 4 },
  'latent=stratified': { latentDim: 1 },
  likelihood: { game: 'vae' },
  encoder: { game: 'ali' },
  'discriminatorUntil=gradient': { discriminatorTarget: 0.6 },
  cost: { game: 'glo', samples: 64 },
  'game=glo': { samples: 64 },
};

/** The names of all entries, such as `loss=kl`: the choices of settings other than their defaults, data sets, and the variants of numbers. */
export function entryNames(): string[] {
  const choices = rows().flatMap(([key, { options, initial }]) =>
    (options ?? []).filter((option) => option !== initial).map((option) => `${key}=${option}`),
  );
  const sets = Object.keys(datasets).map((name) => `data=${name}`);
  return [...sets, ...choices, ...Object.keys(variants)];
}

/** Settings of the models and of their training, whose entries are verified. */
function rows(): [keyof Config, Setting<unknown>][] {
  const all = Object.entries(settings) as [keyof Config, Setting<unknown>][];
  return all.filter(([, { group }]) => group === 'model' || group === 'training');
}

/** Settings to try for an entry, in order: those of the first that suits are its run. */
export function candidates(name: string): ConfigInput[] {
  const at = name.indexOf('=');
  const [key, value] = [name.slice(0, at) as keyof Config, name.slice(at + 1)];
  const own: ConfigInput = { [key]: value, ...companions[key], ...companions[name], ...variants[name] };
  return [images, points].flatMap((base) => [
    { ...readBy(own.game, base), ...own },
    { ...readBy(own.game, { ...base, conditional: true }), ...own },
  ]);
}

/** The settings among these that a game reads. */
function readBy(game: unknown, base: ConfigInput): ConfigInput {
  const { unused }: Game = games[(game ?? settings.game.initial) as Config['game']];
  return Object.fromEntries(Object.entries(base).filter(([key]) => !unused.includes(key)));
}
