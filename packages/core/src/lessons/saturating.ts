import { plots } from '../figures/plots.ts';
import { INK, type Point } from '../figures/svg.ts';
import { slopeOfLoss } from './slopeOfLoss.ts';
import type { Lesson, LessonConfig, Room } from './types.ts';

const SATURATING = '#b45309';
const UPDATES = [0, 10, 30, 100, 300];
const SURE = 0.01;

const configOf = (loss: 'minimax' | 'nonSaturating'): LessonConfig => ({
  preset: 'gauss1d',
  changes: { loss, penalty: 'none' },
});

/** Why G does not minimise what D maximises. */
export const saturating: Lesson = {
  title: 'Saturating and non-saturating loss of G',
  help: 'why does G maximise log D(G(z)) instead of minimising log(1 - D(G(z)))?',
  source: 'Goodfellow et al. 2014, https://arxiv.org/abs/1406.2661 section 3',
  steps: [
    {
      text: 'D gives a fake a logit l, and the probability D = sigmoid(l) that it is real. What G learns from it is the slope of its loss by l. Both losses fall as D rises, but their slopes differ where D is sure that the fake is a fake: log(1 - D) is flat there.',
      formula:
        'saturating: log(1 - D), slope -D\nnon-saturating: -log D, slope -(1 - D)\nratio of the slopes: (1 - D) / D',
      show: slopes,
    },
    {
      text: 'The same in a training: G is left as it is at the beginning, D alone is trained, and the length of the gradient of G is measured on the way. The better D becomes, the less the saturating loss tells G; the other loss tells it more.',
      formula: '|d loss of G / d weights of G| after 0 to 300 updates of D',
      config: configOf('minimax'),
      show: lengths,
    },
  ],
  task: {
    question: `D gives the fakes ${SURE}. By what factor is the slope of the non-saturating loss larger than that of the saturating one?`,
    hint: 'the ratio of the slopes is (1 - D) / D',
    expected: () => (1 - SURE) / SURE,
    measured: (numbers) => numbers['slope, non-saturating'] / numbers['slope, saturating'],
    limit: 1,
  },
};

function slopes({ scalar }: Room) {
  const logits = Float32Array.from({ length: 121 }, (_, i) => -6 + i / 10);
  const curve = (values: ArrayLike<number>): Point[] => Array.from(logits, (x, i): Point => [x, values[i]]);
  const sigmoid = scalar.sigmoid(logits);
  const axis = { label: 'logit of D for a fake', range: [-6, 6] } as const;
  const both = (saturates: ArrayLike<number>, other: ArrayLike<number>) => [
    { label: 'log(1 - D)', colour: SATURATING, points: curve(saturates) },
    { label: '-log D', colour: INK.g, points: curve(other) },
  ];
  const figure = plots('Losses of G and their slopes by the logit of D', [
    {
      title: 'loss of G',
      x: axis,
      y: { label: 'loss', range: [-6, 6] },
      lines: both(
        scalar.log1p(sigmoid.map((d) => -d)),
        scalar.log(sigmoid).map((value) => -value),
      ),
    },
    {
      title: 'its slope',
      x: axis,
      y: { label: 'slope', range: [-1.05, 0.1] },
      lines: both(slopeOfLoss('minimax', logits), slopeOfLoss('nonSaturating', logits)),
    },
  ]);
  const sure = Float32Array.of(scalar.log(SURE / (1 - SURE)));
  return {
    numbers: {
      'slope, saturating': slopeOfLoss('minimax', sure)[0],
      'slope, non-saturating': slopeOfLoss('nonSaturating', sure)[0],
    },
    figures: { slopes: figure },
  };
}

/** The gradient of a new G after more and more updates of D. */
async function lengths(room: Room) {
  const saturates = await gradientsOf(room, 'minimax');
  const other = await gradientsOf(room, 'nonSaturating');
  const log = ([x, y]: Point): Point => [x, room.scalar.log(y) / Math.LN10];
  const all = [...saturates, ...other].map(log);
  const low = all.reduce((least, [, y]) => Math.min(least, Math.floor(y)), 0);
  const high = all.reduce((most, [, y]) => Math.max(most, Math.ceil(y)), 0);
  const content = {
    title: 'gradient of G, powers of ten',
    x: { label: 'updates of D', range: [0, 300] },
    y: { label: 'log10 of the length', range: [low, high] },
    lines: [
      { label: 'saturating', colour: SATURATING, points: saturates.map(log) },
      { label: 'non-saturating', colour: INK.g, points: other.map(log) },
    ],
    dots: [{ colour: INK.text, points: all, size: 4 }],
  } as const;
  const title = 'Length of the gradient of G while D alone is trained';
  return {
    numbers: {
      'gradient after 300 updates of D, saturating': saturates[UPDATES.length - 1][1],
      'gradient after 300 updates of D, non-saturating': other[UPDATES.length - 1][1],
    },
    figures: { gradients: plots(title, [content], { width: 480 }) },
  };
}

/** Lengths by updates of D. Each begins anew: an update of G is the measurement, and would change G. */
async function gradientsOf(room: Room, loss: 'minimax' | 'nonSaturating'): Promise<Point[]> {
  const run = await room.run(configOf(loss));
  const start = run.checkpoint();
  const found: Point[] = [];
  for (const updates of UPDATES) {
    run.restore(start);
    await room.update(run, 'D', updates);
    found.push([updates, (await room.update(run, 'G', 1))['gradient/G']]);
  }
  return found;
}
