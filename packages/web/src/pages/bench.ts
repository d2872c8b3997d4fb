// The page on speed: whole steps in sessions that take turns.
import { h } from '../lab/controls/dom.ts';
import { medianInterval } from '../lab/measures/medianInterval.ts';
import { SessionError } from '../rpc/sessionError.ts';
import { createSession } from '../session/createSession.ts';
import type { Session } from '../session/types.ts';

const ROUNDS = 11;
const MIN_MILLISECONDS = 60; // milliseconds of a measurement
const MODELS: Record<string, Record<string, unknown>> = {
  gauss1d: { preset: 'gauss1d' },
  ring8: { preset: 'ring8' },
  'digits, dcgan': { preset: 'digits' },
};
const QUIET = {
  steps: 1e9,
  sampleEvery: 0,
  evaluateEvery: 0,
  checkpointEvery: 0,
  sampleCount: 1,
  evaluateCount: 2,
};

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
document.getElementById('machine')!.textContent =
  `Processors: ${navigator.hardwareConcurrency}. This page is ${self.crossOriginIsolated ? '' : 'not '}cross-origin isolated. ${navigator.userAgent}`;

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

/** Lets the ways take turns at one model, and shows what each needs. */
async function measure(model: string, config: Record<string, unknown>): Promise<void> {
  state.textContent = `${model}: starting …`;
  const runs = (await Promise.all(VARIANTS.map((way) => open(way, config)))).filter(
    (run) => run !== undefined,
  );
  try {
    for (const { session } of runs) await millisecondsPerStep(session); // the first steps are recorded, not replayed
    for (let round = 0; round < ROUNDS; round++) {
      state.textContent = `${model}: round ${round + 1} of ${ROUNDS}`;
      for (let i = 0; i < runs.length; i++) {
        const { session, times } = runs[(round + i) % runs.length]; // another one begins each round
        times.push(await millisecondsPerStep(session));
      }
    }
    const first = medianInterval(runs[0].times).median;
    rows.append(...runs.map(({ way, times }) => rowOf(model, way.name, times, first)));
  } finally {
    for (const { session } of runs) session.dispose();
  }
}

/** A session that runs this way; undefined where this browser or page cannot. */
async function open(way: Variant, config: Record<string, unknown>) {
  try {
    const session = await createSession({ ...config, ...QUIET, ...way.config }, { threads: way.threads });
    if (session.threads === way.threads) return { way, session, times: [] as number[] };
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

function rowOf(model: string, way: string, times: readonly number[], first: number): HTMLElement {
  const { median, low, high } = medianInterval(times);
  const write = (value: number) => value.toPrecision(3);
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, model),
    h('td', {}, way),
    h('td', { className: 'number' }, write(median)),
    h('td', { className: 'number' }, `${write(low)} to ${write(high)}`),
    h('td', { className: 'number' }, `× ${(median / first).toFixed(2)}`),
  );
}
