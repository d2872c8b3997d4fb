import { pacganRows } from './pacganRows.ts';
import { pacganSizes } from './pacganSizes.ts';
import type { Repro } from './types.ts';

/** https://arxiv.org/abs/1712.04086 table 1, 2D-ring: github.com/fjxmlzn/PacGAN synthetic_data_experiments/2DRing_GAN&PacGAN. */
export const pacganRing: Repro = {
  help: 'PacGAN: modes of 8 Gaussians on a ring, plain and packs of 2 and 4',
  paper: 'Lin et al. 2018, PacGAN',
  url: 'https://arxiv.org/abs/1712.04086',
  published: pacganRows(8, 'table 1, 2D-ring', {
    plain: [
      [6.3, 0.5],
      [0.982, 0.002],
      [0.45, 0.09],
    ],
    pacgan2: [
      [7.9, 0.1],
      [0.956, 0.02],
      [0.07, 0.03],
    ],
    pacgan4: [
      [7.8, 0.1],
      [0.959, 0.014],
      [0.07, 0.02],
    ],
  }),
  errors: 'standard error of 10 runs',
  ...pacganSizes({
    preset: 'ring8-pacgan',
    steps: 2000,
    rate: 3e-3,
    time: '5 minutes',
    packsOf4:
      'packs of 4 are not learned to the end in 2,000 steps: of seed 0, 8,000 steps bring 95 % of high quality, but then plain finds all modes too',
  }),
};
