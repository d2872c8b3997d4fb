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
    'grey images put on each other as channels; 3: any three as red, green and blue, whose class is the number of their three classes',
  ),
  labelled: integer(
    0,
    { min: 0, max: 1e6 },
    'data',
    'train on N samples only: the first ones of each class, equally many per class; 0: on all; for data with classes; in the game semiSupervised the number of labels, beside all samples',
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
