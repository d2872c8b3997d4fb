// The page on speed: whole training steps, in sessions that are measured in turn.
import { h } from '../lab/controls/dom.ts';
import { medianInterval } from '../lab/measures/medianInterval.ts';
import { SessionError } from '../rpc/sessionError.ts';
import { createSession } from '../session/createSession.ts';
import type { Session } from '../session/types.ts';

const ROUNDS = 11;
const MIN_MILLISECONDS = 60; // of a measurement
const MODELS: Record<string, Record<string, unknown>> = {
  gauss1d: { preset: 'gauss1d' },
  ring8: { preset: 'ring8' },
  'digits, dcgan': { preset: 'digits' },
};
/** Settings that leave nothing but training. */
const QUIET = {
  steps: 1e9,
  sampleEvery: 0,
  evaluateEvery: 0,
  checkpointEvery: 0,
  sampleCount: 1,
  evaluateCount: 2,
};

/** A way to run a model. */
interface Variant {
  readonly name: string;
  readonly config: Record<string, unknown>;
  readonly threads: number;
}

const VARIANTS: readonly Variant[] = [
  { name: 'strict, 1 thread', config: {}, threads: 1 },
  { name: 'strict, 2 threads', config: {}, threads: 2 },
  { name: 'fma, 1 thread', config: { numerics: 'fma' }, threads: 1 },
  { name: 'strict, eager', config: { execution: 'eager' }, threads: 1 },
];

const start = document.getElementById('start') as HTMLButtonElement;
const state = document.getElementById('state') as HTMLElement;
const rows = document.getElementById('rows') as HTMLElement;
document.getElementById('machine')!.textContent = [
  `${navigator.hardwareConcurrency} processors.`,
  `This page is ${self.crossOriginIsolated ? '' : 'not '}cross-origin isolated.`,
  navigator.userAgent,
].join(' ');

start.onclick = async () => {
  start.disabled = true;
  rows.replaceChildren();
  try {
    for (const [model, config] of Object.entries(MODELS)) await measure(model, config);
    state.textContent = 'Done.';
  } catch (error) {
    state.textContent = (error as Error).message;
  } finally {
    start.disabled = false;
  }
};

/** Measures the variants of a model in turn, and shows their times. */
async function measure(model: string, config: Record<string, unknown>): Promise<void> {
  state.textContent = `${model}: starting …`;
  const opened = await Promise.all(VARIANTS.map((variant) => open(variant, config)));
  const runs = opened.filter((run) => run !== undefined);
  try {
    for (const { session } of runs) await millisecondsPerStep(session); // the first steps are recorded, not replayed
    for (let round = 0; round < ROUNDS; round++) {
      state.textContent = `${model}: round ${round + 1} of ${ROUNDS}`;
      for (let i = 0; i < runs.length; i++) {
        const { session, times } = runs[(round + i) % runs.length]; // each round starts with another one
        times.push(await millisecondsPerStep(session));
      }
    }
    const first = medianInterval(runs[0].times).median;
    rows.append(...runs.map(({ variant, times }) => rowOf(model, variant.name, times, first)));
  } finally {
    for (const { session } of runs) session.dispose();
  }
}

/** A session of a variant; undefined if this browser or page does not support it. */
async function open(variant: Variant, config: Record<string, unknown>) {
  try {
    const session = await createSession(
      { ...config, ...QUIET, ...variant.config },
      { threads: variant.threads },
    );
    if (session.threads === variant.threads) return { variant, session, times: [] as number[] };
    session.dispose();
  } catch (error) {
    if (!(error instanceof SessionError && error.code === 'config')) throw error;
  }
  return undefined;
}

async function millisecondsPerStep(session: Session): Promise<number> {
  const [from, begin] = [session.step, performance.now()];
  while (performance.now() - begin < MIN_MILLISECONDS || session.step === from) await session.next();
  return (performance.now() - begin) / (session.step - from);
}

function rowOf(model: string, variant: string, times: readonly number[], first: number): HTMLElement {
  const { median, low, high } = medianInterval(times);
  const format = (value: number) => value.toPrecision(3);
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, model),
    h('td', {}, variant),
    h('td', { className: 'number' }, format(median)),
    h('td', { className: 'number' }, `${format(low)} to ${format(high)}`),
    h('td', { className: 'number' }, `× ${(median / first).toFixed(2)}`),
  );
}
