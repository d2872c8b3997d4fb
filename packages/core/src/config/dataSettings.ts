import { choice, integer, number, size, text } from './settingKinds.ts';

/** Settings of the data. */
export const dataSettings = {
  data: text('digits', 'data', 'training data: a built-in dataset, or the path of a file or folder'),
  imageSize: size(
    'data',
    'crop and resize images to squares of this side in pixels, or to WIDTHxHEIGHT; 0: leave them as they are',
  ),
  channels: choice(
    { 0: 0, 1: 0, 3: 0 },
    '0',
    'data',
    'convert images to 1 (grey) or 3 (RGB) channels; 0: leave them as they are',
  ),
  stack: integer(
    1,
    { min: 1, max: 3 },
    'data',
    'number of random grey images that are stacked as the colour channels of one sample; 3: Stacked MNIST, whose class is the three digits read as one number, 0 to 999',
  ),
  labelled: integer(
    0,
    { min: 0, max: 1e6 },
    'data',
    'train on this many samples in total, the same number of each class (its first ones); 0: on all; needs classes. The game semiSupervised also trains on the other samples, without their labels',
  ),
  samples: integer(0, { min: 0, max: 1e7 }, 'data', 'train on the first so many samples only; 0: on all'),
  testShare: number(
    0,
    { min: 0, max: 0.9 },
    'data',
    'share of the samples that is held out as the test part, for data that have none: metrics compare with it, nothing is trained on it; the same samples for every seed',
  ),
  noise: number(
    0,
    { min: 0, max: 1e6 },
    'data',
    'points: standard deviation of Gaussian noise that is added to every coordinate, in the units of the data',
  ),
  imbalance: number(
    1,
    { min: 1, max: 100 },
    'data',
    'points with modes at known places: how often the first mode is drawn for each time of the last; those between in even steps; 1: as the data are',
  ),
  standardize: {
    ...choice(
      { yes: 0, no: 0 },
      'yes',
      'data',
      'tables: train on columns scaled to mean 0 and standard deviation 1; samples are scaled back to the units of the table',
    ),
    before: 'no',
  },
} as const;
