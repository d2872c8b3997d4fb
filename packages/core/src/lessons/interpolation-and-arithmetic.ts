import { pictureRows } from '../figures/pictureRows.ts';
import { plots } from '../figures/plots.ts';
import { INK, type Point } from '../figures/svg.ts';
import { latentsAlong, type PathKind } from '../inference/latentsAlong.ts';
import { lengthOf } from '../inference/lengthOf.ts';
import { tiles } from '../pictures/imageGrid.ts';
import type { Run } from '../training/run.ts';
import type { Lesson, LessonConfig, Room } from './types.ts';

const CONFIG: LessonConfig = { preset: 'digits', changes: { width: 24, batchSize: 48 } };
const STEPS = 250;
const BETWEEN = 12;
const PAIRS = 200;
const POOL = 400;
const KEPT = 40;
const SHOWN = 12;

/** Latents as a space: ways through it, and directions in it that mean something. */
export const interpolationAndArithmetic: Lesson = {
  title: 'Interpolation and arithmetic of latents',
  help: 'what lies between two latents, and what does a difference of latents mean?',
  source:
    'White 2016, https://arxiv.org/abs/1609.04468 section 2; Radford et al. 2016, https://arxiv.org/abs/1511.06434 section 6.3',
  steps: [
    {
      text: 'Latents with many numbers, each normal, all have nearly the same length. The middle of a straight line between two of them is shorter: it is nothing that G has ever been asked for. An arc about the origin keeps the length.',
      formula: '|(a + b) / 2| is about |a| / root 2 for independent a and b',
      config: CONFIG,
      show: lengths,
    },
    {
      text: `A GAN of digits after ${STEPS} steps: pictures along the straight line and along the arc between two latents. Each step is a picture of its own: G has no copies to fade between.`,
      config: CONFIG,
      show: between,
    },
    {
      text: `Of ${POOL} pictures, the mean latent of the ${KEPT} boldest minus that of the ${KEPT} thinnest is a direction. Added to other latents it makes their pictures bolder, although nobody ever told G what bold is.`,
      formula: 'z + c (mean of the bold - mean of the thin)',
      config: CONFIG,
      show: arithmetic,
    },
  ],
  task: {
    question:
      'The middle of a straight line between two latents: how long is it, as a share of the length of the ends?',
    hint: 'the numbers of the two are independent, so the squares of the lengths add up',
    expected: () => Math.SQRT1_2,
    measured: (numbers) => numbers['length of the middle of a line, as a share'],
    limit: 0.05,
  },
};

async function lengths(room: Room) {
  const run = await room.run(CONFIG);
  const size = run.config.latentDim;
  const z = await run.latents(Array.from({ length: 2 * PAIRS }, (_, i) => i));
  const positions = Array.from({ length: 21 }, (_, i) => i / 20);
  const shareOf = (kind: PathKind): Point[] => {
    const sums = positions.map(() => 0);
    for (let i = 0; i < PAIRS; i++) {
      const stops = z.subarray(2 * i * size, 2 * (i + 1) * size);
      const ends = (lengthOf(stops.subarray(0, size)) + lengthOf(stops.subarray(size))) / 2;
      const along = latentsAlong(stops, size, positions, kind);
      for (const k of positions.keys())
        sums[k] += lengthOf(along.subarray(k * size, (k + 1) * size)) / ends / PAIRS;
    }
    return positions.map((position, k): Point => [position, sums[k]]);
  };
  const [line, arc] = [shareOf('line'), shareOf('arc')];
  const content = {
    title: `mean length on the way, ${size} numbers each`,
    x: { label: 'position', range: [0, 1] },
    y: { label: 'share of the ends', range: [0.5, 1.1] },
    lines: [
      { label: 'straight line', colour: '#b45309', points: line },
      { label: 'arc', colour: INK.g, points: arc },
    ],
  } as const;
  return {
    numbers: {
      'length of the middle of a line, as a share': line[10][1],
      'length of the middle of an arc, as a share': arc[10][1],
    },
    figures: { lengths: plots('Lengths on the way', [content], { width: 420 }) },
  };
}

async function trained(room: Room): Promise<Run> {
  const run = await room.run(CONFIG);
  await room.train(run, STEPS);
  return run;
}

const pictureOf = async (run: Run, z: Float32Array) =>
  tiles(await run.sample(z), z.length / run.config.latentDim);

async function between(room: Room) {
  const run = await trained(room);
  const positions = Array.from({ length: BETWEEN }, (_, i) => i / (BETWEEN - 1));
  const stops = await run.latents([3, 8]);
  const along = (kind: PathKind) =>
    pictureOf(run, latentsAlong(stops, run.config.latentDim, positions, kind));
  return {
    numbers: {},
    figures: {
      paths: pictureRows('Pictures between two latents', [
        { caption: 'on a straight line', image: await along('line') },
        { caption: 'on an arc', image: await along('arc') },
      ]),
    },
  };
}

/** How much of each picture is drawn: the mean of its pixels, 0 to 1. */
async function boldness(run: Run, z: Float32Array): Promise<number[]> {
  const { data, count } = await run.sample(z);
  const size = data.length / count;
  return Array.from(
    { length: count },
    (_, i) => data.subarray(i * size, (i + 1) * size).reduce((sum, value) => sum + (value + 1) / 2, 0) / size,
  );
}

async function arithmetic(room: Room) {
  const run = await trained(room);
  const size = run.config.latentDim;
  const pool = await run.latents(Array.from({ length: POOL }, (_, i) => i));
  const bold = await boldness(run, pool);
  const order = Array.from({ length: POOL }, (_, i) => i).sort((a, b) => bold[a] - bold[b] || a - b);
  const meanOf = (places: readonly number[]) =>
    Float32Array.from(
      { length: size },
      (_, k) => places.reduce((sum, i) => sum + pool[i * size + k], 0) / places.length,
    );
  const [thin, thick] = [meanOf(order.slice(0, KEPT)), meanOf(order.slice(-KEPT))];
  const others = await run.latents(Array.from({ length: SHOWN }, (_, i) => POOL + i));
  const moved = (by: number) => others.map((value, i) => value + by * (thick[i % size] - thin[i % size]));
  const rows = [
    ['as they are', 0],
    ['plus the direction', 1],
    ['plus twice the direction', 2],
  ] as const;
  const means: number[] = [];
  const images = [];
  for (const [caption, by] of rows) {
    const found = await boldness(run, moved(by));
    means.push(found.reduce((sum, value) => sum + value, 0) / SHOWN);
    images.push({ caption, image: await pictureOf(run, moved(by)) });
  }
  return {
    numbers: Object.fromEntries(rows.map(([caption], i) => [`ink, ${caption}`, means[i]])),
    figures: { arithmetic: pictureRows('A direction that means something', images) },
  };
}
