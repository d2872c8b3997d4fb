import { plots } from '../figures/plots.ts';
import { INK, type Point } from '../figures/svg.ts';
import type { Lesson, Room } from './types.ts';

const TRIES = 100_000;
const BATCH = 64;
const [MEAN, DEVIATION, TARGET] = [1, 0.5, 4];
const STREAM = 1030;
const DIMENSIONS = [1, 4, 16, 64, 256, 784];
const TRIALS = 10;
const REWARD = '#b45309';

/** A gradient through D against a reward from it. */
export const gradientOrReward: Lesson = {
  title: 'A gradient or a reward',
  help: 'what does it gain that D tells G a direction and not only a score?',
  source:
    'Williams 1992, https://doi.org/10.1007/BF00992696 section 4; Pfau and Vinyals 2016, https://arxiv.org/abs/1610.01945',
  steps: [
    {
      text: `In reinforcement learning an actor tries something and a critic gives a score, no direction. Here the score of x is -(x - ${TARGET})^2 and the actor tries x = m + ${DEVIATION} noise with m = ${MEAN}. REINFORCE estimates the slope of the mean score by m from scores alone: right on average, but each batch of ${BATCH} says something else. The gradient through the score is far more sure.`,
      formula:
        'through the score: mean of d score / d x\nfrom scores: mean of (score - mean score) (x - m) / s^2',
      show: estimates,
    },
    {
      text: `One score for many numbers says little of each: of samples with ${DIMENSIONS[DIMENSIONS.length - 1]} numbers the estimate hardly points the way any more, while the gradient does. G in a GAN is told the gradient of D by each pixel. The game reinforce trains G by the logits of its tries alone, to compare.`,
      formula: 'cosine with the true slope, from scores: about root(tries / (tries + numbers))',
      config: { preset: 'gauss1d', changes: { game: 'reinforce' } },
      show: directions,
    },
  ],
  task: {
    question: `What is the slope of the mean score by m, at m = ${MEAN}? REINFORCE estimates it from ${TRIES} tries.`,
    hint: `the mean score is -(m - ${TARGET})^2 - s^2`,
    expected: () => -2 * (MEAN - TARGET),
    measured: (numbers) => numbers['slope from all scores'],
    limit: 0.5,
  },
};

const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

const deviationOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) * (value - mean))));
};

/** The slope by both estimates, from tries. */
function slopesOf(noise: readonly number[]): { through: number; scores: number } {
  const tries = noise.map((value) => MEAN + DEVIATION * value);
  const scores = tries.map((x) => -(x - TARGET) * (x - TARGET));
  const mean = meanOf(scores);
  return {
    through: meanOf(tries.map((x) => -2 * (x - TARGET))),
    scores: meanOf(tries.map((x, i) => ((scores[i] - mean) * (x - MEAN)) / (DEVIATION * DEVIATION))),
  };
}

function estimates({ random }: Room) {
  const noise = Array.from(random.normal(STREAM, 0, TRIES));
  const all = slopesOf(noise);
  const batches = Array.from({ length: 400 }, (_, i) => slopesOf(noise.slice(i * BATCH, (i + 1) * BATCH)));
  const [through, scores] = [batches.map((one) => one.through), batches.map((one) => one.scores)];
  const histogram = (values: readonly number[]): Point[] =>
    Array.from({ length: 24 }, (_, i): Point => {
      const [from, to] = [-6 + i, -5 + i];
      return [(from + to) / 2, values.filter((value) => value >= from && value < to).length / values.length];
    });
  const content = {
    title: `estimates of the slope from ${BATCH} tries each`,
    x: { label: 'slope', range: [-6, 18] },
    y: { label: 'share of batches', range: [0, 1] },
    bars: [
      { label: 'through the score', colour: INK.g, bars: histogram(through), width: 0.9 },
      { label: 'from scores alone', colour: REWARD, bars: histogram(scores), width: 0.5 },
    ],
  } as const;
  return {
    numbers: {
      'slope through the score': all.through,
      'slope from all scores': all.scores,
      'spread of a batch, through the score': deviationOf(through),
      'spread of a batch, from scores': deviationOf(scores),
    },
    figures: { estimates: plots('Two estimates of the same slope', [content], { width: 480 }) },
  };
}

/** How well estimates by one batch point the way, by the number of dimensions: the mean cosine with the true slope. */
async function directions({ random, pause }: Room) {
  const found: Record<'through' | 'scores', Point[]> = { through: [], scores: [] };
  for (const [k, size] of DIMENSIONS.entries()) {
    let [through, scores] = [0, 0];
    for (let trial = 0; trial < TRIALS; trial++) {
      const noise = random.normal(STREAM, 1 + k * TRIALS + trial, BATCH * size);
      const estimates = slopesIn(noise, size);
      through += cosineWithOnes(estimates.through) / TRIALS;
      scores += cosineWithOnes(estimates.scores) / TRIALS;
      await pause();
    }
    found.through.push([k, through]);
    found.scores.push([k, scores]);
  }
  const last = DIMENSIONS.length - 1;
  const content = {
    title: `cosine of the estimate with the true slope, ${BATCH} tries`,
    x: {
      label: 'numbers per sample',
      range: [0, last],
      names: DIMENSIONS.map((n, k) => [k, String(n)] as const),
    },
    y: { label: 'cosine', range: [0, 1.05] },
    lines: [
      { label: 'through the score', colour: INK.g, points: found.through },
      { label: 'from scores alone', colour: REWARD, points: found.scores },
    ],
  } as const;
  return {
    numbers: {
      [`cosine with ${DIMENSIONS[last]} numbers, through the score`]: found.through[last][1],
      [`cosine with ${DIMENSIONS[last]} numbers, from scores`]: found.scores[last][1],
    },
    figures: {
      directions: plots('Estimates of a slope by the number of dimensions', [content], { width: 480 }),
    },
  };
}

/** As `slopesOf`, where every one of `size` numbers has the same mean and target. */
function slopesIn(noise: Float32Array, size: number): { through: number[]; scores: number[] } {
  const tries = Array.from(noise, (value) => MEAN + DEVIATION * value);
  const rows = Array.from({ length: BATCH }, (_, i) => tries.slice(i * size, (i + 1) * size));
  const scores = rows.map((row) => -row.reduce((sum, x) => sum + (x - TARGET) * (x - TARGET), 0));
  const mean = meanOf(scores);
  const of = (each: (x: number, i: number) => number) =>
    Array.from({ length: size }, (_, k) => meanOf(rows.map((row, i) => each(row[k], i))));
  return {
    through: of((x) => -2 * (x - TARGET)),
    scores: of((x, i) => ((scores[i] - mean) * (x - MEAN)) / (DEVIATION * DEVIATION)),
  };
}

/** The cosine of the angle to the direction in which all numbers grow alike. */
function cosineWithOnes(slope: readonly number[]): number {
  const length = Math.sqrt(slope.reduce((sum, value) => sum + value * value, 0) * slope.length);
  return slope.reduce((sum, value) => sum + value, 0) / length;
}
