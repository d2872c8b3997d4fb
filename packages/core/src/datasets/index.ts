import { banknoteParts } from './banknote-parts.ts';
import { banknotes } from './banknotes.ts';
import { calorimeter } from './calorimeter.ts';
import { chirps } from './chirps.ts';
import { digits } from './digits.ts';
import { faces } from './faces.ts';
import { gauss1d } from './gauss1d.ts';
import { gauss1d50lines } from './gauss1d-50lines.ts';
import { gauss1dAylien } from './gauss1d-aylien.ts';
import { grid25 } from './grid25.ts';
import { grid25Pacgan } from './grid25-pacgan.ts';
import { logograms } from './logograms.ts';
import { moons } from './moons.ts';
import { movingDigits } from './moving-digits.ts';
import { ring8 } from './ring8.ts';
import { ring8Pacgan } from './ring8-pacgan.ts';
import { ring8Unrolled } from './ring8-unrolled.ts';
import { ring8Wgangp } from './ring8-wgangp.ts';
import { spamWords } from './spam-words.ts';
import { stackedDigits } from './stacked-digits.ts';
import { swissroll } from './swissroll.ts';
import type { EmbeddedSet } from './types.ts';
import { voxels } from './voxels.ts';

/** Every set that needs no file. To add one: write `./<name>.ts` and add its line here. */
export const datasets = {
  gauss1d,
  ring8,
  grid25,
  swissroll,
  moons,
  digits,
  'gauss1d-aylien': gauss1dAylien,
  'gauss1d-50lines': gauss1d50lines,
  'ring8-pacgan': ring8Pacgan,
  'ring8-unrolled': ring8Unrolled,
  'ring8-wgangp': ring8Wgangp,
  'grid25-pacgan': grid25Pacgan,
  'stacked-digits': stackedDigits,
  'moving-digits': movingDigits,
  banknotes,
  'banknote-parts': banknoteParts,
  logograms,
  faces,
  calorimeter,
  chirps,
  voxels,
  'spam-words': spamWords,
} satisfies Record<string, EmbeddedSet>;
