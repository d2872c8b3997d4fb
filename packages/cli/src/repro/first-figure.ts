import { equilibrium as measure } from './measures/equilibrium.ts';
import { normalGameSizes } from './normalGame.ts';
import type { Repro } from './types.ts';

const method = 'gan';
const source = 'figure 1 (d)';
const differences = [
  'the figure is a drawing of the idea, without a run; `ganvil figure RUN --name panels` draws it of each run here',
  'data N(4, 1.25 squared)',
];

/** https://arxiv.org/abs/1406.2661 figure 1: one latent number, mapped to the data; in the end D is 1/2 everywhere. */
export const firstFigure: Repro = {
  help: 'the first GAN paper: figure 1 (d), where G has the density of the data and D is 1/2',
  paper: 'Goodfellow et al. 2014, Generative Adversarial Nets',
  url: 'https://arxiv.org/abs/1406.2661',
  published: [
    { method, metric: 'jensenShannon', name: 'JS(G, data), bits', value: 0, source },
    { method, metric: 'farthestFromHalf', name: '|D - 1/2| at most', value: 0, source },
    { method, metric: 'meanOfG', name: 'mean of G', value: 4, source },
  ],
  errors: 'none: it is drawn',
  measure,
  ...normalGameSizes({ latentDim: 1, latent: 'uniform' }, differences),
};
