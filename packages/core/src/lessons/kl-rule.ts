import { fakesOf } from '../figures/density.ts';
import type { Plot } from '../figures/plotContent.ts';
import { plots } from '../figures/plots.ts';
import { INK, type Point } from '../figures/svg.ts';
import type { Run } from '../training/run.ts';
import { pairsOf } from './pairsOf.ts';
import { samplesFrom } from './samplesFrom.ts';
import { slopeOfLoss } from './slopeOfLoss.ts';
import type { Lesson, LessonConfig, Room } from './types.ts';

const CONFIG: LessonConfig = {
  preset: 'swissroll-kl',
  changes: { width: 64, batchSize: 128, discriminatorSteps: 5 },
};
const SHOWN = [0, 50, 150, 300, 600, 1000];
const RULES = ['minimax', 'nonSaturating', 'kl'] as const;
const SURE = 0.01;
const COLOURS = ['#b45309', INK.g, '#7c3aed'];

/** The sum of both rules: a slope that does not depend on D, and a divergence that has a name. */
export const klRule: Lesson = {
  title: 'The KL rule on the Swiss roll',
  help: 'which divergence does G minimise if it follows log D / (1 - D)?',
  source:
    'F. Huszár 2016, "An alternative update rule for generative adversarial networks"; Sønderby et al. 2017, https://arxiv.org/abs/1610.04490 section 2',
  steps: [
    {
      text: 'The saturating rule and the other one, added up: G raises log D - log(1 - D), which is the logit of D itself. Its slope by the logit is the same wherever D is.',
      formula:
        'KL[q || p] = E_q log q(x) / p(x), and for the best D its logit is log p(x) / q(x)\nso G minimises KL[q || p] by raising the mean logit of its samples',
      show: slopes,
    },
    {
      text: 'A training on a spiral, D near its optimum before each step of G, as in the animation of the post. The mean logit of the fakes with its sign turned is an estimate of KL[q || p]: it falls. This divergence punishes samples beside the data, not data without samples.',
      formula: 'KL[q || p] is about -mean logit of the fakes',
      config: CONFIG,
      show: film,
    },
  ],
  task: {
    question: `D gives the fakes ${SURE}. How large is the slope of the KL rule by the logit, beside ${SURE} and ${1 - SURE} of the other two?`,
    hint: 'the rule is minus the logit',
    expected: () => 1,
    measured: (numbers) => numbers['slope, kl'],
    limit: 0.01,
  },
};

function slopes({ scalar }: Room) {
  const logits = Float32Array.from({ length: 81 }, (_, i) => -6 + (i * 12) / 80);
  const slopeOf = (rule: (typeof RULES)[number], at: Float32Array): Float32Array =>
    slopeOfLoss(rule, at).map((value) => -value);
  const lines = RULES.map((rule, k) => {
    const slope = slopeOf(rule, logits);
    return { label: rule, colour: COLOURS[k], points: Array.from(logits, (x, i): Point => [x, slope[i]]) };
  });
  const content = {
    title: 'how strongly each rule pushes the logit up',
    x: { label: 'logit of D for a fake', range: [-6, 6] },
    y: { label: 'minus the slope', range: [-0.05, 1.1] },
    lines,
  } as const;
  const sure = Float32Array.of(scalar.log(SURE / (1 - SURE)));
  return {
    numbers: Object.fromEntries(RULES.map((rule) => [`slope, ${rule}`, slopeOf(rule, sure)[0]])),
    figures: { slopes: plots('Slopes of three rules for G', [content], { width: 420 }) },
  };
}

async function film(room: Room) {
  const run = await room.run(CONFIG);
  const frames: Plot[] = [];
  const logits: number[] = [];
  for (const step of SHOWN) {
    await room.train(run, step);
    const { x } = await fakesOf(run, 600);
    const { logits: all } = await run.discriminate({ shape: [2], count: 600, data: x });
    logits.push(all.reduce((sum, value) => sum + value, 0) / all.length);
    frames.push(frame(run, x));
  }
  return {
    numbers: {
      [`minus the mean logit of fakes, step ${SHOWN[1]}`]: -logits[1],
      [`minus the mean logit of fakes, step ${SHOWN[SHOWN.length - 1]}`]: -logits[SHOWN.length - 1],
    },
    figures: { film: plots('A Swiss roll learned by the KL rule', frames, { columns: 3, width: 260 }) },
  };
}

/** Data and fakes at the present step. */
function frame({ dataset, step }: Run, fakes: Float32Array): Plot {
  const data = pairsOf(samplesFrom(dataset, 600).data);
  const reach = 1.3 * data.reduce((most, [x, y]) => Math.max(most, Math.abs(x), Math.abs(y)), 0);
  return {
    title: `step ${step}`,
    x: { label: '', range: [-reach, reach] },
    y: { label: '', range: [-reach, reach] },
    dots: [
      { label: 'data', colour: '#999999', points: data, size: 2 },
      { label: 'G', colour: INK.g, points: pairsOf(fakes), size: 2 },
    ],
  };
}
