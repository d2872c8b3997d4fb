import { mnistDcgan } from './mnist-dcgan.ts';
import type { Preset } from './types.ts';

/** DCGAN on Fashion-MNIST, with the settings of mnist-dcgan. */
export const fashionDcgan: Preset = {
  help: 'DCGAN on Fashion-MNIST (--data FOLDER of IDX files)',
  config: { ...mnistDcgan.config },
  placeholder: { data: 'digits' },
};
