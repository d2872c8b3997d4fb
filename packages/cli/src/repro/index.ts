import { aliGrid } from './ali-grid.ts';
import { equilibrium } from './equilibrium.ts';
import { firstFigure } from './first-figure.ts';
import { generatedNeighbours } from './generated-neighbours.ts';
import { nagarajanKolterRing } from './nagarajan-kolter-ring.ts';
import { pacganGrid } from './pacgan-grid.ts';
import { pacganRing } from './pacgan-ring.ts';
import { parzen } from './parzen.ts';
import { realDigitsScore } from './real-digits-score.ts';
import { semiSupervised } from './semi-supervised.ts';
import { stackedQuarter } from './stacked-quarter.ts';
import type { Repro } from './types.ts';
import { unrolledRing } from './unrolled-ring.ts';
import { wganGpRing } from './wgan-gp-ring.ts';

/** Every published experiment that `ganvil repro` makes again. To add one: write `./<name>.ts` and add its line here. */
export const repros: Readonly<Record<string, Repro>> = {
  equilibrium,
  'first-figure': firstFigure,
  'pacgan-ring': pacganRing,
  'pacgan-grid': pacganGrid,
  'stacked-quarter': stackedQuarter,
  'unrolled-ring': unrolledRing,
  'wgan-gp-ring': wganGpRing,
  'nagarajan-kolter-ring': nagarajanKolterRing,
  'ali-grid': aliGrid,
  parzen,
  'semi-supervised': semiSupervised,
  'generated-neighbours': generatedNeighbours,
  'real-digits-score': realDigitsScore,
};
