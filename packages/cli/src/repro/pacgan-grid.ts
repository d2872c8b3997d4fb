import { pacganRows } from './pacganRows.ts';
import { pacganSizes } from './pacganSizes.ts';
import type { Repro } from './types.ts';

/** https://arxiv.org/abs/1712.04086 table 1, 2D-grid: github.com/fjxmlzn/PacGAN synthetic_data_experiments/2DGrid_GAN&PacGAN. */
export const pacganGrid: Repro = {
  help: 'PacGAN: modes of 25 Gaussians on a grid, plain and packs of 2 and 4',
  paper: 'Lin et al. 2018, PacGAN',
  url: 'https://arxiv.org/abs/1712.04086',
  published: pacganRows(25, 'table 1, 2D-grid', {
    plain: [
      [17.3, 0.8],
      [0.948, 0.007],
      [0.7, 0.07],
    ],
    pacgan2: [
      [23.8, 0.7],
      [0.913, 0.008],
      [0.13, 0.04],
    ],
    pacgan4: [
      [24.8, 0.2],
      [0.936, 0.006],
      [0.04, 0.01],
    ],
  }),
  errors: 'standard error of 10 runs',
  ...pacganSizes({
    preset: 'grid25-pacgan',
    steps: 4000,
    rate: 5e-3,
    time: '7 minutes',
    packsOf4:
      'packs of 4 are not learned by networks of this size: of seed 0, 12,000 steps at 0.003 still leave 7 modes',
  }),
};
