import { pictureRows } from '../figures/pictureRows.ts';
import { lengthOf } from '../inference/lengthOf.ts';
import { tiles } from '../pictures/imageGrid.ts';
import type { Run } from '../training/run.ts';
import type { Lesson, LessonConfig, Room } from './types.ts';

const CONFIG: LessonConfig = { preset: 'digits', changes: { width: 24, batchSize: 32 } };
const STEPS = 200;
const MOST = 200; // updates of D until it says less than 0.4 of some pictures and more of others
const TRIED = 256;
const HALVINGS = 20;
const FROM = 0.4;
const RISE = 0.01;
const SIZE = 784;

/** D tells G how to make a picture a little more likely: its gradient by the picture. */
export const onePercent: Lesson = {
  title: 'From 0.40 to 0.41',
  help: 'how must a picture change for D to find it a little more likely to be real?',
  source:
    'C. Nicholson and others, "How do GANs intuitively work?"; Goodfellow et al. 2014, https://arxiv.org/abs/1406.2661 algorithm 1',
  steps: [
    {
      text: `A GAN of digits after ${STEPS} steps, and a picture of G of which D says ${FROM}: found between two pictures of which D says less and more. The gradient of D by the picture says of each pixel whether D would rise if it were lighter.`,
      formula: 'd D / d x = D (1 - D) d logit / d x',
      config: CONFIG,
      show: picture,
    },
    {
      text: `A small step along the gradient makes D rise by as much as the step is long times the gradient. So for a rise of ${RISE} the length follows. The change is too small to be seen. G takes such steps for many pictures at once, by moving its weights.`,
      formula: 'D(x + s g / |g|) is about D(x) + s |g|, so s = 0.01 / |g|',
      config: CONFIG,
      show: nudge,
    },
  ],
  task: {
    question: `D says ${FROM} of a picture. The picture moves along the gradient g of D by ${RISE} / |g|. What does D say then?`,
    hint: 'a first-order step: the length times the slope is the rise',
    expected: () => FROM + RISE,
    measured: (numbers) => numbers['D after the step'],
    limit: 0.003,
  },
};

interface Seen {
  readonly x: Float32Array;
  readonly d: number;
  /** The gradient of D by the picture. */
  readonly slope: Float32Array;
}

async function seen({ scalar }: Room, run: Run, x: Float32Array): Promise<Seen> {
  const { logits, gradient } = await run.discriminate({ shape: [28, 28, 1], count: 1, data: x }, true);
  const d = scalar.sigmoid(logits[0]);
  return { x, d, slope: gradient!.map((value) => d * (1 - d) * value) };
}

/** A picture of G of which D says 0.4: on the line between two latents, by halving. */
function found(room: Room): Promise<Seen> {
  return room.once('picture', async () => {
    const run = await room.run(CONFIG);
    await room.train(run, STEPS);
    const size = run.config.latentDim;
    const z = await run.latents(Array.from({ length: TRIED }, (_, i) => i));
    let [low, high] = [z, z];
    for (let i = 0; i < MOST && low === z; i++) {
      const { logits } = await run.discriminate(await run.sample(z, undefined, 'current'));
      const d = room.scalar.sigmoid(logits);
      const order = Array.from(d, (_, k) => k).sort((a, b) => d[a] - d[b] || a - b);
      const ends = [order[0], order[TRIED - 1]];
      if (d[ends[0]] < FROM && d[ends[1]] > FROM)
        [low, high] = ends.map((k) => z.subarray(k * size, (k + 1) * size));
      else await room.update(run, 'D', 1);
    }
    let at: Seen | undefined;
    for (let k = 0; k < HALVINGS; k++) {
      const middle = low.map((value, i) => (value + high[i]) / 2);
      at = await seen(room, run, (await run.sample(middle, undefined, 'current')).data);
      if (at.d < FROM) low = middle;
      else high = middle;
    }
    return at!;
  });
}

async function picture(room: Room) {
  const { x, d, slope } = await found(room);
  const strongest = slope.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return {
    numbers: { 'D before': d, 'length of the gradient': lengthOf(slope) },
    figures: {
      gradient: pictureRows('A picture and the gradient of D', [
        { caption: `the picture: D says ${FROM}`, image: tiles({ shape: [28, 28, 1], count: 1, data: x }) },
        {
          caption: 'the gradient: light where the picture should become lighter',
          image: tiles({ shape: [28, 28, 1], count: 1, data: slope.map((value) => value / strongest) }),
        },
      ]),
    },
  };
}

async function nudge(room: Room) {
  const { x, slope } = await found(room);
  const length = lengthOf(slope);
  const change = slope.map((value) => (RISE * value) / (length * length));
  const moved = x.map((value, i) => value + change[i]);
  const after = await seen(room, await room.run(CONFIG), moved);
  const both = new Float32Array(2 * SIZE);
  both.set(x);
  both.set(moved, SIZE);
  return {
    numbers: {
      'D after the step': after.d,
      'largest change of a pixel, percent of its range':
        50 * change.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
    },
    figures: {
      step: pictureRows('Before and after', [
        {
          caption: 'before and after the step',
          image: tiles({ shape: [28, 28, 1], count: 2, data: both }, 2),
        },
      ]),
    },
  };
}
