import { plots } from '../figures/plots.ts';
import type { Point } from '../figures/svg.ts';
import { type Dynamics, distanceOf, pathOf, portrait, type Walk } from './phasePortrait.ts';
import type { Lesson, Room } from './types.ts';

const WALK: Walk = { start: [1, 0], rate: 0.1, steps: 500 };
const GAMMA = 1;
const WANTED = 0.3; // the slope of D that WGAN-GP asks for, as in the paper's figure
/** Nodes and weights of Gauss and Hermite for a normal variable: expectations of smooth functions. */
const NODES: readonly (readonly [at: number, weight: number])[] = [
  [-2.856970013872806, 0.011257411327720693],
  [-1.3556261799742659, 0.2220759220056126],
  [0, 0.5333333333333333],
  [1.3556261799742659, 0.2220759220056126],
  [2.856970013872806, 0.011257411327720693],
];
const AXES = ['theta, of G', 'psi, of D'] as const;

/** The GAN of one number each, under every cure. */
export const diracGan: Lesson = {
  title: 'The Dirac GAN',
  help: 'which ways of training lead a GAN to its equilibrium once it is near?',
  source: 'Mescheder et al. 2018, https://arxiv.org/abs/1801.04406 sections 2 and 3, figure 3',
  steps: [
    {
      text: 'All data are at 0, all samples of G at theta, and D is a straight line, D(x) = psi x. The equilibrium is theta = psi = 0. Without a cure the two circle around it: D leans towards the data, G runs past them, D leans the other way. The same happens to a large GAN near its equilibrium wherever the data lie on a surface.',
      formula:
        "f(t) = -log(1 + exp(-t)), L = f(psi theta) + f(0)\ntheta <- theta - h psi f'(psi theta), psi <- psi + h theta f'(psi theta)",
      show: (room) => compare(room, 'plain', plainOf(room)),
    },
    {
      text: 'Cures. Penalties of D: R1 and noise on all samples lead to the equilibrium; WGAN-GP, which asks for another slope than 0, does not, since at the equilibrium the slope is 0. Changes of the way down: consensus optimisation and the term of Nagarajan and Kolter.',
      formula: `R1: + gamma / 2 psi^2, gamma = ${GAMMA}; its eigenvalues are -gamma / 2 +- root(gamma^2 / 4 - f'(0)^2)\nWGAN-GP: + gamma / 2 (|psi| - ${WANTED})^2\nnoise: all samples + N(0, 1)\nconsensus: + gamma / 2 |v|^2 for both\nNagarajan-Kolter: + gamma / 2 |dL / dpsi|^2 for G`,
      config: { preset: 'nagarajan-kolter' },
      show: (room) => compare(room, 'cures', curesOf(room)),
    },
  ],
  task: {
    question: `With R1 and gamma = ${GAMMA}, how far from the equilibrium are the two after ${WALK.steps} steps?`,
    hint: `the eigenvalues have the real part -gamma / 2: the distance shrinks by about exp(-h gamma / 2) each step`,
    expected: () => 0,
    measured: (numbers) => numbers['distance at the end, R1'],
    limit: 0.01,
  },
};

/** The derivative f'(t) = sigmoid(-t). */
const slopeOf = ({ scalar }: Room, t: number): number => scalar.sigmoid(-t);

function plainOf(room: Room): Dynamics[] {
  const field = ([theta, psi]: Point): Point => {
    const slope = slopeOf(room, theta * psi);
    return [-psi * slope, theta * slope];
  };
  return [
    { name: 'both at once', field },
    { name: 'in turns', field, alternating: true },
  ];
}

function curesOf(room: Room): Dynamics[] {
  const [{ field: plain }] = plainOf(room);
  const penalised =
    (of: (psi: number) => number) =>
    (at: Point): Point => {
      const [g, d] = plain(at);
      return [g, d - GAMMA * of(at[1])];
    };
  return [
    { name: 'R1', field: penalised((psi) => psi) },
    { name: 'WGAN-GP', field: penalised((psi) => psi - WANTED * Math.sign(psi)) },
    { name: 'instance noise', field: noisy(room) },
    { name: 'consensus', field: consensus(room) },
    { name: 'Nagarajan-Kolter', field: nagarajanKolter(room) },
  ];
}

/** Data N(0, 1), samples N(theta, 1). */
const noisy =
  (room: Room) =>
  ([theta, psi]: Point): Point => {
    let [g, d] = [0, 0];
    for (const [noise, weight] of NODES) {
      const fake = slopeOf(room, psi * (theta + noise));
      g -= weight * psi * fake;
      d += weight * ((theta + noise) * fake - noise * slopeOf(room, -psi * noise));
    }
    return [g, d];
  };

const consensus =
  (room: Room) =>
  ([theta, psi]: Point): Point => {
    const slope = slopeOf(room, theta * psi);
    const bend = -slope * (1 - slope); // f''
    const both = (theta * theta + psi * psi) * slope * bend;
    return [
      -psi * slope - GAMMA * (theta * slope * slope + both * psi),
      theta * slope - GAMMA * (psi * slope * slope + both * theta),
    ];
  };

const nagarajanKolter =
  (room: Room) =>
  ([theta, psi]: Point): Point => {
    const slope = slopeOf(room, theta * psi);
    const bend = -slope * (1 - slope);
    return [-psi * slope - GAMMA * theta * slope * (slope + theta * psi * bend), theta * slope];
  };

async function compare(room: Room, file: string, all: readonly Dynamics[]) {
  const ends: [string, number][] = [];
  for (const one of all) {
    ends.push([`distance at the end, ${one.name}`, distanceOf(pathOf(one, WALK)[WALK.steps])]);
    await room.pause();
  }
  return {
    numbers: Object.fromEntries(ends),
    figures: {
      [file]: plots(
        'Phase portraits of the Dirac GAN',
        all.map((one) => portrait(one, WALK, 2, AXES)),
      ),
    },
  };
}
