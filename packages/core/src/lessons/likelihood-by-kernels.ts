import { parzenLogLikelihood } from '../assessments/parzenLogLikelihood.ts';
import { digits } from '../datasets/digits.ts';
import { pictureRows } from '../figures/pictureRows.ts';
import { plots } from '../figures/plots.ts';
import { INK, type Point } from '../figures/svg.ts';
import { distanceOf } from '../metrics/pairwise.ts';
import { tiles } from '../pictures/imageGrid.ts';
import type { Samples } from '../training/events.ts';
import { assessed } from './assessed.ts';
import { samplesFrom } from './samplesFrom.ts';
import type { Lesson, Room } from './types.ts';

const SIZES = [1, 2, 4, 8, 16, 32, 64, 128];
const COUNT = 600;
const STREAM = 1060;
const SHOWN = 12;
/** Log density of N(0, 1) at its own samples, on average. */
const TRUTH = -1.4189385332046727;

/** Parzen windows: fine on a line, worthless for pictures. */
export const likelihoodByKernels: Lesson = {
  title: 'Likelihood by kernels, and where it breaks down',
  help: 'can the quality of a generator be measured by a density that is estimated from its samples?',
  source:
    'Goodfellow et al. 2014, https://arxiv.org/abs/1406.2661 table 1; Theis et al. 2016, https://arxiv.org/abs/1511.01844 section 3.2',
  steps: [
    {
      text: `A Gaussian is put on each of ${COUNT} samples, the sum is taken as the density, and the log likelihood of other real samples under it is the score. Here the samples are perfect: they come from the same normal distribution as the real ones, whose likelihood is known. In one dimension the score is right. With more dimensions it falls below the truth, and below the score of samples that are all the same: the mean.`,
      formula:
        'log (1 / n) sum over samples y of N(x; y, s^2), s the best of ten widths\ntruth: -(d / 2) (1 + log(2 pi))',
      show: dimensions,
    },
    {
      text: 'Pictures have hundreds of dimensions. Of digits, perfect samples are compared with blurred ones: each the mean of a real picture and its four nearest. They are seen to be worse, and score higher.',
      formula: 'log likelihood of real digits, in nats',
      show: pictures,
    },
  ],
  task: {
    question: 'What is the mean log likelihood, in nats, of samples of N(0, 1) under their own density?',
    hint: 'the log density is -x^2 / 2 - log(2 pi) / 2, and the mean of x^2 is 1',
    expected: () => TRUTH,
    measured: (numbers) => numbers['perfect samples, 1 dimension'],
    limit: 0.12,
  },
};

/** The score of fakes. */
function scoreOf(room: Room, real: Samples, fake: Samples): number {
  const training = digits.open(room.random); // not looked at
  return assessed(room, parzenLogLikelihood, { real, fake, training }, 'nats');
}

async function dimensions(room: Room) {
  const found: Record<'perfect' | 'mean', Point[]> = { perfect: [], mean: [] };
  for (const [k, size] of SIZES.entries()) {
    const draw = (step: number): Samples => ({
      shape: [size],
      count: COUNT,
      data: room.random.normal(STREAM, step, COUNT * size),
    });
    const real = draw(1);
    found.perfect.push([k, scoreOf(room, real, draw(2)) / size]);
    found.mean.push([k, scoreOf(room, real, { ...real, data: new Float32Array(COUNT * size) }) / size]);
    await room.pause();
  }
  const content = {
    title: 'log likelihood per dimension',
    x: {
      label: 'dimensions',
      range: [0, SIZES.length - 1],
      names: SIZES.map((size, k) => [k, String(size)] as const),
    },
    y: { label: 'nats', range: [-1.8, -1.2] },
    lines: [
      { label: 'perfect samples', colour: INK.g, points: found.perfect },
      { label: 'the mean alone', colour: '#b45309', points: found.mean },
    ],
    levels: [{ value: TRUTH, label: 'truth' }],
  } as const;
  const last = SIZES.length - 1;
  return {
    numbers: {
      'perfect samples, 1 dimension': found.perfect[0][1],
      'the mean alone, 1 dimension': found.mean[0][1],
      'perfect samples, per dimension of 128': found.perfect[last][1],
      'the mean alone, per dimension of 128': found.mean[last][1],
    },
    figures: { dimensions: plots('Parzen windows by dimension', [content], { width: 480 }) },
  };
}

async function pictures(room: Room) {
  const set = digits.open(room.random);
  const [real, perfect, pool] = [0, 10_000, 20_000].map((first) => samplesFrom(set, COUNT, first));
  const blurred = { ...perfect, data: await withNeighbours(room, perfect.data, pool.data) };
  const row = (data: Float32Array) =>
    tiles({ shape: [28, 28, 1], count: SHOWN, data: data.subarray(0, SHOWN * 784) }, SHOWN);
  const figure = pictureRows('Perfect and blurred samples', [
    { caption: 'perfect samples', image: row(perfect.data) },
    { caption: 'blurred samples: means of five pictures', image: row(blurred.data) },
  ]);
  return {
    numbers: {
      'perfect digits, nats': scoreOf(room, real, perfect),
      'blurred digits, nats': scoreOf(room, real, blurred),
    },
    figures: { digits: figure },
  };
}

/** The mean of each picture and the four of a pool that are nearest to it. */
async function withNeighbours(room: Room, data: Float32Array, pool: Float32Array): Promise<Float32Array> {
  const size = 784;
  const found = new Float32Array(data.length);
  for (let i = 0; i < data.length / size; i++) {
    await room.pause();
    const distances = Array.from(
      { length: pool.length / size },
      (_, j) => [distanceOf(data, i, pool, j, size), j] as const,
    ).sort(([a], [b]) => a - b);
    for (let k = 0; k < size; k++) {
      const sum = distances
        .slice(0, 4)
        .reduce((total, [, j]) => total + pool[j * size + k], data[i * size + k]);
      found[i * size + k] = sum / 5;
    }
  }
  return found;
}
