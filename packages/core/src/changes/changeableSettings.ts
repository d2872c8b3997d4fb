import type { Config } from '../config/resolveConfig.ts';
import { resumableSettings } from '../config/resumableSettings.ts';
import { settings } from '../config/settings.ts';
import { trainingSettings } from '../config/trainingSettings.ts';

type Key = keyof Config;

/** Training settings that are part of the state: its tensors are those of one optimizer. */
const OF_THE_STATE: readonly Key[] = ['optimizer', 'optimizerD'];

/** What layers do to samples and activations in training; no weight depends on it. */
const DISTURBANCES: readonly Key[] = ['dropoutG', 'dropoutD', 'inputDropoutD', 'noiseD', 'inputNoiseD'];

/** Settings of the host, which is at work already. */
const OF_THE_HOST: readonly Key[] = ['data', 'threads', 'wide', 'execution'];

/** Settings that may change in a run and affect its results: every such change is part of its digest. */
export const changeableSettings: readonly Key[] = [
  ...(Object.keys(trainingSettings) as Key[]).filter((key) => !OF_THE_STATE.includes(key)),
  ...DISTURBANCES,
];

/** Settings that may change in a run and affect no result: no digest knows of them. */
export const freeSettings: readonly Key[] = resumableSettings.filter((key) => !OF_THE_HOST.includes(key));

/** Why a setting cannot change in a run; undefined where it can. */
export function whyFixed(key: Key): string | undefined {
  if (changeableSettings.includes(key) || freeSettings.includes(key)) return undefined;
  if (OF_THE_STATE.includes(key)) return 'the state of the run is that of its optimizer';
  if (key === 'data') return 'the data are those that it began with';
  if (OF_THE_HOST.includes(key)) return 'the process that trains has begun with it';
  if (key === 'seed') return 'all random numbers follow from it';
  const reasons = {
    data: 'the data are those that it began with',
    model: 'the networks of a run are made once',
    training: 'it is part of the state',
    run: 'the bits of a run are of one kind',
  };
  return reasons[settings[key].group];
}

/** The values of settings that affect no result, those of the host included. */
export function freeOf(config: Config): Partial<Config> {
  return Object.fromEntries(resumableSettings.map((key) => [key, config[key]])) as Partial<Config>;
}
