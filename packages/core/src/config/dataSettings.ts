import { choice, integer, size, text } from './settingKinds.ts';

/** Settings of the data. */
export const dataSettings = {
  data: text('digits', 'data', 'training data: a built-in dataset, or the path of a file or folder'),
  imageSize: size('data', 'crop and resize images to this side, or to WIDTHxHEIGHT; 0: leave them'),
  channels: choice(
    { 0: 0, 1: 0, 3: 0 },
    '0',
    'data',
    'convert images to 1 (grey) or 3 (RGB) channels; 0: leave them',
  ),
  stack: integer(
    1,
    { min: 1, max: 3 },
    'data',
    'random grey images stacked as colour channels; 3: Stacked MNIST, where the three digits make up the class, 0 to 999',
  ),
  labelled: integer(
    0,
    { min: 0, max: 1e6 },
    'data',
    'train only on the first N samples, equally many per class; 0: all; needs classes. In the game semiSupervised, N samples keep their labels and all are used',
  ),
  samples: integer(0, { min: 0, max: 1e7 }, 'data', 'train on the first N samples only; 0: on all'),
  standardize: {
    ...choice(
      { yes: 0, no: 0 },
      'yes',
      'data',
      'train on columns scaled to mean 0 and standard deviation 1; samples are scaled back to the units of the table',
    ),
    before: 'no',
  },
} as const;
