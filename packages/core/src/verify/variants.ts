import type { ConfigInput } from '../config/settings.ts';

/**
 * Settings that are numbers or switches: a value that is verified, with what it needs beside it. A size, a rate or a count that
 * the presets vary needs none (see `test/verify.test.ts`).
 */
export const variants: Record<string, ConfigInput> = {
  'noise=0.2': {},
  'imbalance=4': {},
  'conditional=true': {},
  'pack=2': {},
  'unroll=2': {},
  'shards=4': {},
  'freeze=D/down1': {},
  'dropoutG=0.2': {},
  'dropoutD=0.3': {},
  'generatorSteps=2': {},
  'discriminatorSteps=2': {},
  'weightClip=0.05': {},
  'historicalAveraging=1': {},
  'historicalAveragingD=1': {},
  'labelSmoothing=0.1': {},
  'labelNoise=0.2': {},
  'instanceNoise=0.3': {},
  'augmentProbability=0.5': { augment: 'colour' },
  'augmentTarget=0.3': { augment: 'colour', augmentImages: 40, discriminatorSteps: 4 },
  'augmentImages=80': { augment: 'colour', augmentTarget: 0.3, discriminatorSteps: 4 },
  'discriminatorTarget=0.9': { discriminatorUntil: 'accuracy', discriminatorSteps: 5 },
  'weightDecay=0.5': { optimizer: 'adamw' },
  'emaWarmup=0.1': { emaDecay: 0.9 },
  'maxoutPieces=3': { activationD: 'maxout' },
  'inputDropoutD=0.2': {},
  'noiseD=0.3': {},
  'inputNoiseD=0.2': {},
  'filterSize=3': {},
  'mirror=true': { downsample: 'max' },
  'initializerGain=2': {},
  'initializerGainD=2': {},
  'deviation=0.2': { game: 'vae' },
  'klWeight=2': { game: 'vae' },
  'classWeight=2': { game: 'auxiliary' },
  'pseudoLabelWeight=1': { game: 'semiSupervised', initializerGainD: 30 }, // sure from the first step on
};
