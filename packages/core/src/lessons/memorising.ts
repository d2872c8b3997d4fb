import { memorisation, nearestTraining } from '../assessments/memorisation.ts';
import { firstSamples } from '../datasets/firstSamples.ts';
import { swissroll } from '../datasets/swissroll.ts';
import type { Dataset } from '../datasets/types.ts';
import type { Plot } from '../figures/plotContent.ts';
import { plots } from '../figures/plots.ts';
import { INK } from '../figures/svg.ts';
import { samplesIn } from '../inference/realSamples.ts';
import type { Samples } from '../training/events.ts';
import { assessed } from './assessed.ts';
import { pairsOf } from './pairsOf.ts';
import { samplesFrom } from './samplesFrom.ts';
import type { Lesson, LessonConfig, Room } from './types.ts';

const TRAINED = 100;
const COUNT = 500;
const FAR = 2 ** 40;
const STEPS = 600;
const CONFIG: LessonConfig = { preset: 'swissroll', changes: { samples: TRAINED, width: 64, batchSize: 64 } };

/** Copies are nearer to the training data than new samples are. */
export const memorising: Lesson = {
  title: 'New samples or copies',
  help: 'how can one see whether a generator has learned its training samples by heart?',
  source:
    'Meehan et al. 2020, https://arxiv.org/abs/2004.05675 section 3; Dhandhania and Delijani, "The image generation problem"',
  steps: [
    {
      text: `${TRAINED} training samples of a spiral. Two generators that are none: one draws new samples of the same spiral, the other gives training samples back with a little noise. Both look right. What tells them apart are samples that were held out: how often is a generated sample nearer to its nearest training sample than a held-out one is to its own?`,
      formula: 'share = P(distance of a fake to training < distance of a held-out sample to training)',
      show: twoGenerators,
    },
    {
      text: `A GAN that is trained on these ${TRAINED} samples alone. It sees them through D alone. Its share is below that of new samples, since its samples are further off the spiral: it has not copied. A share above 0.5 would be the sign of copies.`,
      config: CONFIG,
      show: trained,
    },
  ],
  task: {
    question:
      'What is the share for a perfect generator, which draws new samples of the distribution of the data?',
    hint: 'its samples and the held-out ones are of one kind: either may be the nearer one',
    expected: () => 0.5,
    measured: (numbers) => numbers['share, new samples'],
    limit: 0.07,
  },
};

const training = ({ random }: Room): Dataset => firstSamples(swissroll.open(random), TRAINED);

const drawn = ({ random }: Room, first: number): Samples => samplesFrom(swissroll.open(random), COUNT, first);

/** Training samples in turn, each moved a little. */
function copies(room: Room): Samples {
  const set = training(room);
  const kept = samplesIn(
    set,
    Array.from({ length: COUNT }, (_, i) => i % TRAINED),
  );
  const noise = room.random.normal(1070, 0, kept.data.length);
  return { ...kept, data: kept.data.map((value, i) => value + 0.01 * noise[i]) };
}

/** How often fakes are nearer to the training samples than held-out ones. */
function nearer(room: Room, fake: Samples): number {
  return assessed(room, memorisation, { real: drawn(room, FAR), fake, training: training(room) }, 'nearer');
}

function picture(room: Room, title: string, fake: Samples): Plot {
  return {
    title,
    x: { label: '', range: [-2.4, 2.4] },
    y: { label: '', range: [-2.4, 2.4] },
    dots: [
      {
        label: 'training',
        colour: INK.data,
        points: pairsOf(samplesFrom(training(room), TRAINED).data),
        size: 5,
      },
      { label: 'generated', colour: INK.g, points: pairsOf(fake.data), size: 2 },
    ],
  };
}

function distances(room: Room, fake: Samples): number {
  const [found] = nearestTraining(training(room), [fake]);
  return found.reduce((sum, square) => sum + Math.sqrt(square), 0) / found.length;
}

function twoGenerators(room: Room) {
  const [fresh, copied] = [drawn(room, 10_000), copies(room)];
  return {
    numbers: {
      'share, new samples': nearer(room, fresh),
      'share, copies': nearer(room, copied),
      'mean distance to training, new samples': distances(room, fresh),
      'mean distance to training, copies': distances(room, copied),
    },
    figures: {
      generators: plots('New samples and copies', [
        picture(room, 'new samples', fresh),
        picture(room, 'copies with noise', copied),
      ]),
    },
  };
}

async function trained(room: Room) {
  const run = await room.run(CONFIG);
  await room.train(run, STEPS);
  const fake = await run.sample(await run.latents(Array.from({ length: COUNT }, (_, i) => i)));
  return {
    numbers: {
      'share, a GAN': nearer(room, fake),
      'mean distance to training, a GAN': distances(room, fake),
    },
    figures: {
      gan: plots(`A GAN of ${TRAINED} samples`, [picture(room, `a GAN after ${STEPS} steps`, fake)], {
        width: 340,
        height: 360,
      }),
    },
  };
}
