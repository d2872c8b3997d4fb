import { pictureRows } from '../figures/pictureRows.ts';
import { plots } from '../figures/plots.ts';
import { INK, type Point } from '../figures/svg.ts';
import { tiles } from '../pictures/imageGrid.ts';
import type { Run } from '../training/run.ts';
import { samplesFrom } from './samplesFrom.ts';
import type { Lesson, LessonConfig, Room } from './types.ts';
import { verdicts } from './verdicts.ts';

const CONFIG: LessonConfig = {
  preset: 'banknotes',
  changes: { width: 12, batchSize: 24, loss: 'nonSaturating', metrics: 'partsSeen', evaluateCount: 32 },
};
/** Updates of D alone before it is asked, and steps of both after that, in each round. */
const ROUNDS: readonly (readonly [alone: number, both: number])[] = [
  [30, 40],
  [15, 60],
  [15, 100],
  [15, 160],
];
const COLOURS = [INK.text, INK.d, '#b45309', INK.g];
const SHOWN = 8;

/** Rounds of a game about money: what D looks at, and what G then forges. */
export const forgerAndPolice: Lesson = {
  title: 'Forger and police',
  help: 'what does D look at in each round, and does G forge it next?',
  source:
    'A. Geitgey 2017, "Abusing generative adversarial networks to make 8-bit pixel art", in Nguyen (slides), rounds 1 and 2',
  steps: [
    {
      text: 'Genuine notes have a frame, a portrait, a numeral and a seal. In the first round the forgeries are nothing like money, and the police need only a glance. What D looks at is measured: how much its output falls for genuine notes of which one part is left out.',
      formula: 'logit of D for whole notes - logit for notes without a part, in standard deviations',
      config: CONFIG,
      show: (room) => round(room, 0),
    },
    {
      text: 'The next round: G has been told, by the gradient of D, what D looks at, and D has to find something else.',
      config: CONFIG,
      show: (room) => round(room, 1),
    },
    { text: 'A third round, with more updates of both.', config: CONFIG, show: (room) => round(room, 2) },
    {
      text: 'A fourth round. The figure shows what D looked at in all of them. Thousands of rounds later both are experts; the preset banknotes trains them.',
      config: CONFIG,
      show: async (room) => {
        const found = await round(room, 3);
        return { ...found, figures: { ...found.figures, parts: await parts(room) } };
      },
    },
  ],
  task: {
    question:
      'What does D say of the forgeries in the second round, on average: the probability that they are genuine?',
    hint: 'look at the forgeries after round 1: they are nothing like money',
    expected: () => 0,
    measured: (numbers) => numbers['D of forgeries, round 2'],
    limit: 0.15,
  },
};

interface Round {
  readonly parts: Readonly<Record<string, number>>;
  readonly real: number;
  readonly fake: number;
  readonly picture: ReturnType<typeof tiles>;
}

/** D alone, then what it looks at, then both. */
function played(room: Room, n: number): Promise<Round> {
  return room.once(`round ${n}`, async () => {
    const run = await room.run(CONFIG);
    const [alone, both] = ROUNDS[n];
    await room.update(run, 'D', alone);
    const measured = Object.entries(await run.evaluate('current'));
    const parts = Object.fromEntries(
      measured.map(([name, value]) => [name.replace('partsSeen/', ''), value]),
    );
    const { real, fake } = await verdicts(room, run, 64);
    await room.train(run, run.step + both);
    return { parts, real, fake, picture: tiles(await forgeries(run), SHOWN) };
  });
}

const forgeries = async (run: Run) =>
  run.sample(await run.latents(Array.from({ length: SHOWN }, (_, i) => i)), undefined, 'current');

async function round(room: Room, n: number) {
  const { parts, real, fake, picture } = await played(room, n);
  const run = await room.run(CONFIG);
  const genuine = samplesFrom(run.dataset, SHOWN);
  return {
    numbers: {
      [`D of genuine notes, round ${n + 1}`]: real,
      [`D of forgeries, round ${n + 1}`]: fake,
      ...Object.fromEntries(
        Object.entries(parts).map(([part, value]) => [`D looks at the ${part}, round ${n + 1}`, value]),
      ),
    },
    figures: {
      notes: pictureRows(`Genuine notes and forgeries, round ${n + 1}`, [
        { caption: 'genuine', image: tiles(genuine, SHOWN) },
        { caption: `forgeries after round ${n + 1}`, image: picture },
      ]),
    },
  };
}

/** What D looked at in every round. */
async function parts(room: Room): Promise<string> {
  const rounds: Round[] = [];
  for (const n of ROUNDS.keys()) rounds.push(await played(room, n));
  const names = Object.keys(rounds[0].parts);
  const all = rounds.flatMap(({ parts: of }) => Object.values(of));
  const content = {
    title: 'fall of the output of D where a part is missing',
    x: { label: 'round', range: [1, ROUNDS.length] },
    y: { label: 'standard deviations', range: [Math.min(0, ...all), Math.max(...all)] },
    lines: names.map((part, k) => ({
      label: part,
      colour: COLOURS[k],
      points: rounds.map(({ parts: of }, n): Point => [n + 1, of[part]]),
    })),
  } as const;
  return plots('What D looks at', [content], { width: 480 });
}
