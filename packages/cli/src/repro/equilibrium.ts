import { equilibrium as measure } from './measures/equilibrium.ts';
import { normalGameSizes } from './normalGame.ts';
import type { Repro } from './types.ts';

const method = 'gan';
const source = 'theorem 1, proposition 2';
const differences = [
  'the paper proves it for networks without limits; here they are trained, with a penalty on gradients of D',
  'non-saturating loss of G; theirs: minimax',
];

/** https://arxiv.org/abs/1406.2661 section 4: at the equilibrium D is 1/2 and the value of the game -log 4. */
export const equilibrium: Repro = {
  help: 'the first GAN paper: at the equilibrium D is 1/2 and the value of the game -log 4',
  paper: 'Goodfellow et al. 2014, Generative Adversarial Nets',
  url: 'https://arxiv.org/abs/1406.2661',
  published: [
    { method, metric: 'value', name: 'value V of the game', value: -Math.log(4), source },
    { method, metric: 'farthestFromHalf', name: '|D - 1/2| at most', value: 0, source },
    { method, metric: 'jensenShannon', name: 'JS(G, data), bits', value: 0, source },
  ],
  errors: 'none: it is proven',
  measure,
  ...normalGameSizes({ latentDim: 8 }, differences),
};
