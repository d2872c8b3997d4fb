import type { Lesson, LessonConfig, Room } from './types.ts';
import { verdicts } from './verdicts.ts';

const EARLY = 100;
const END = 2000;
const CONFIG: LessonConfig = { preset: 'gauss1d' };

/** The four panels of the first paper's first figure, each after the updates that lead to it. */
export const firstFigure: Lesson = {
  title: 'The first figure',
  help: 'what becomes of D and of G while they learn from each other?',
  source: 'Goodfellow et al. 2014, https://arxiv.org/abs/1406.2661 figure 1',
  steps: [
    {
      text: `Dotted: how the data are distributed. Solid: the samples of G. Dashed: what D says of each point, 1 for real. Below, where G takes latents z. (a) After ${EARLY} steps the two differ, and D tells them apart roughly.`,
      config: CONFIG,
      show: (room) => panel(room, 'a', 'early', async (run) => room.train(run, EARLY)),
    },
    {
      text: '(b) G is left as it is and D alone is trained, for 200 updates: D comes near the best there is for these two densities.',
      formula: 'D*(x) = p_data(x) / (p_data(x) + p_G(x))',
      config: CONFIG,
      show: (room) => panel(room, 'b', 'after D', (run) => room.update(run, 'D', 200)),
    },
    {
      text: '(c) D is left as it is and G is trained for 20 updates: the gradient of D pushes its samples to where D is larger.',
      config: CONFIG,
      show: (room) => panel(room, 'c', 'after G', (run) => room.update(run, 'G', 20)),
    },
    {
      text: `(d) After ${END} steps in turns the samples lie where the data lie, if not yet distributed as they are, and D says about 1/2 there: it hardly tells them apart. At the optimum it would say 1/2 everywhere. All four panels are drawn beside each other.`,
      formula: 'p_G = p_data, so D*(x) = 1/2 for every x',
      config: { ...CONFIG, changes: { steps: END } },
      show: whole,
    },
  ],
  task: {
    question: 'What does D say of the fakes at the end, on average: the probability that they are real?',
    hint: 'put p_G = p_data into D*',
    expected: () => 0.5,
    measured: (numbers) => numbers['D of fakes, at the end'],
    limit: 0.05,
  },
};

type Run = Awaited<ReturnType<Room['run']>>;

async function panel(room: Room, letter: string, name: string, move: (run: Run) => Promise<unknown>) {
  const run = await room.run(CONFIG);
  await move(run);
  const { real, fake } = await verdicts(room, run);
  return {
    numbers: { [`D of data, ${name}`]: real, [`D of fakes, ${name}`]: fake },
    figures: { [`panel-${letter}`]: await room.figure(run, 'panels', { panels: letter, from: EARLY }) },
  };
}

async function whole(room: Room) {
  const run = await room.run({ ...CONFIG, changes: { steps: END } });
  await room.train(run, END);
  const { real, fake } = await verdicts(room, run);
  return {
    numbers: { 'D of data, at the end': real, 'D of fakes, at the end': fake },
    figures: { 'figure-1': await room.figure(run, 'panels', { panels: 'a-d', from: EARLY }) },
  };
}
