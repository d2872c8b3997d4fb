import { aliDigits } from './ali-digits.ts';
import { autoregressiveDigits } from './autoregressive-digits.ts';
import { banknotes } from './banknotes.ts';
import { calorimeter } from './calorimeter.ts';
import { chirps } from './chirps.ts';
import { cifarDcgan } from './cifar-dcgan.ts';
import { cifarJudge } from './cifar-judge.ts';
import { collapsingDigits } from './collapsing-digits.ts';
import { conditionalDigits } from './conditional-digits.ts';
import { dcgan32Silva } from './dcgan32-silva.ts';
import { digits } from './digits.ts';
import { digitsAuxiliary } from './digits-auxiliary.ts';
import { digitsJudge } from './digits-judge.ts';
import { digitsSemi } from './digits-semi.ts';
import { faces } from './faces.ts';
import { fashionDcgan } from './fashion-dcgan.ts';
import { fashionJudge } from './fashion-judge.ts';
import { gauss1d } from './gauss1d.ts';
import { gauss1d50lines } from './gauss1d-50lines.ts';
import { gauss1dAylien } from './gauss1d-aylien.ts';
import { gloDigits } from './glo-digits.ts';
import { grid25 } from './grid25.ts';
import { grid25Pacgan } from './grid25-pacgan.ts';
import { judge } from './judge.ts';
import { logograms } from './logograms.ts';
import { mnistConditional } from './mnist-conditional.ts';
import { mnistDcgan } from './mnist-dcgan.ts';
import { mnistGoodfellow } from './mnist-goodfellow.ts';
import { mnistJudge } from './mnist-judge.ts';
import { mnistMlp } from './mnist-mlp.ts';
import { mnistSemi } from './mnist-semi.ts';
import { movingDigits } from './moving-digits.ts';
import { nagarajanKolter } from './nagarajan-kolter.ts';
import { ownPictures } from './own-pictures.ts';
import { ring8 } from './ring8.ts';
import { ring8Pacgan } from './ring8-pacgan.ts';
import { ring8Unrolled } from './ring8-unrolled.ts';
import { ring8Wgangp } from './ring8-wgangp.ts';
import { spamWords } from './spam-words.ts';
import { stackedDigits } from './stacked-digits.ts';
import { swissroll } from './swissroll.ts';
import { swissrollKl } from './swissroll-kl.ts';
import type { Preset } from './types.ts';
import { vaeDigits } from './vae-digits.ts';
import { voxels } from './voxels.ts';

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
  'own-pictures': ownPictures,
  'ring8-wgangp': ring8Wgangp,
  'swissroll-kl': swissrollKl,
  'stacked-digits': stackedDigits,
  'moving-digits': movingDigits,
  banknotes,
  logograms,
  faces,
  calorimeter,
  'spam-words': spamWords,
  'ring8-pacgan': ring8Pacgan,
  'grid25-pacgan': grid25Pacgan,
  'ring8-unrolled': ring8Unrolled,
  'nagarajan-kolter': nagarajanKolter,
  'gauss1d-aylien': gauss1dAylien,
  'gauss1d-50lines': gauss1d50lines,
  'mnist-goodfellow': mnistGoodfellow,
  'mnist-conditional': mnistConditional,
  'dcgan32-silva': dcgan32Silva,
  chirps,
  voxels,
  'digits-auxiliary': digitsAuxiliary,
  judge,
  'digits-judge': digitsJudge,
  'mnist-judge': mnistJudge,
  'fashion-judge': fashionJudge,
  'cifar-judge': cifarJudge,
  'digits-semi': digitsSemi,
  'mnist-semi': mnistSemi,
  'ali-digits': aliDigits,
  'vae-digits': vaeDigits,
  'collapsing-digits': collapsingDigits,
  'glo-digits': gloDigits,
  'autoregressive-digits': autoregressiveDigits,
} satisfies Record<string, Preset>;

/** A key of the table. */
export type PresetName = keyof typeof presets;
