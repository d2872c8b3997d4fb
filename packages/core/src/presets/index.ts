import { cifarDcgan } from './cifar-dcgan.ts';
import { conditionalDigits } from './conditional-digits.ts';
import { digits } from './digits.ts';
import { fashionDcgan } from './fashion-dcgan.ts';
import { gauss1d } from './gauss1d.ts';
import { grid25 } from './grid25.ts';
import { mnistDcgan } from './mnist-dcgan.ts';
import { mnistMlp } from './mnist-mlp.ts';
import { ring8 } from './ring8.ts';
import { swissroll } from './swissroll.ts';
import type { Preset } from './types.ts';

/** Every preset. To add one: write `./<name>.ts` and add its line here. */
export const presets = {
  gauss1d,
  ring8,
  grid25,
  swissroll,
  digits,
  'conditional-digits': conditionalDigits,
  'mnist-mlp': mnistMlp,
  'mnist-dcgan': mnistDcgan,
  'fashion-dcgan': fashionDcgan,
  'cifar-dcgan': cifarDcgan,
} satisfies Record<string, Preset>;

/** A key of the table. */
export type PresetName = keyof typeof presets;
