// The page: it pulls events from a session and draws them. Paused is: not asking.
import type { TrainEvent } from '@ganvil/core';
import { commandOf, readLink, writeLink } from './link.ts';
import { emptyRun, type Run, record } from './run.ts';
import { createSession } from './session.ts';
import type { Session } from './types.ts';
import { drawLines } from './views/lines.ts';
import { drawPoints } from './views/points.ts';

const SHOWN = { sampleEvery: 10, sampleCount: 512, evaluateEvery: 100, checkpointEvery: 0 };

const element = <E extends HTMLElement = HTMLElement>(id: string): E => document.getElementById(id) as E;
const seed = element<HTMLInputElement>('seed');
const state: { session?: Session; run: Run; playing: boolean; busy: boolean } = {
  run: emptyRun(),
  playing: false,
  busy: false,
};
const { preset, input } = readLink(location.hash);
seed.value = input.seed ?? '0';

function say(message: string): void {
  element('message').textContent = message;
}

function draw(): void {
  const { session, run } = state;
  if (session) drawPoints(element<HTMLCanvasElement>('points'), session.real, run.fake);
  drawLines(element<HTMLCanvasElement>('losses'), [
    { values: run.lossD, colour: '--loss-d' },
    { values: run.lossG, colour: '--loss-g' },
  ]);
  const accuracy = [{ values: run.accuracy, colour: '--accuracy' }];
  drawLines(element<HTMLCanvasElement>('accuracies'), accuracy, { range: [0, 1], mark: 0.5 });
}

function show(): void {
  const { session, run, playing } = state;
  const steps = session?.config.steps;
  const right = run.accuracy.at(-1);
  element('at').textContent = steps === undefined ? '–' : `${run.step} / ${steps}`;
  element('accuracy').textContent = right === undefined ? '–' : `${(100 * right).toFixed(0)} %`;
  element('modes').textContent = run.modes === undefined ? '–' : `${run.modes} of ${session?.modes}`;
  element('digest').textContent = run.end?.digest ?? 'at the end of the run';
  element('play').textContent = playing ? 'Pause' : run.end ? 'Again' : run.step > 0 ? 'Go on' : 'Start';
  element<HTMLButtonElement>('step').disabled = run.end !== undefined;
  element('command').textContent = commandOf(preset, input);
}

let due = false;
/** Shows the present state at the next frame. */
function refresh(): void {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    show();
    draw();
  });
}

/** Closes the run, if any, and opens one with the seed that the field holds. */
async function reset(): Promise<void> {
  state.session?.dispose();
  Object.assign(state, { session: undefined, run: emptyRun(), playing: false, busy: false });
  element('rate').textContent = '–';
  say('Getting ready …');
  input.seed = seed.value.trim();
  history.replaceState(null, '', writeLink(preset, input));
  try {
    state.session = await createSession({ preset, ...SHOWN, ...input });
    say('');
  } catch (error) {
    say((error as Error).message);
  }
  refresh();
}

/** Pulls events while `more()` holds. */
async function pull(
  ask: (session: Session) => Promise<TrainEvent[]>,
  more: (run: Run) => boolean,
): Promise<void> {
  const { session, run } = state;
  if (!session || state.busy) return;
  state.busy = true;
  const [from, start] = [run.step, performance.now()];
  try {
    do {
      for (const event of await ask(session)) record(run, event);
      element('rate').textContent = `${Math.round((1000 * (run.step - from)) / (performance.now() - start))}`;
      refresh();
    } while (!run.end && more(run));
    if (run.end)
      say(run.end.reason === 'diverged' ? 'The run diverged: a gradient was not finite.' : 'Done.');
  } catch (error) {
    say((error as Error).message);
  } finally {
    state.busy = false;
    if (run.end) state.playing = false;
    refresh();
  }
}

element('controls').onsubmit = async (event) => {
  event.preventDefault();
  if (state.playing) state.playing = false;
  else {
    const { session, run } = state;
    if (!session || run.end || (run.step === 0 && seed.value.trim() !== input.seed)) await reset();
    state.playing = state.session !== undefined;
    void pull(
      (session) => session.next(),
      () => state.playing,
    );
  }
  refresh();
};
element('step').onclick = () => {
  const { step } = state.run;
  state.playing = false;
  void pull(
    (session) => session.advance('both'),
    (run) => run.step === step,
  );
};
element('reset').onclick = () => void reset();
matchMedia('(prefers-color-scheme: dark)').onchange = refresh;
window.onresize = refresh;
void reset();
