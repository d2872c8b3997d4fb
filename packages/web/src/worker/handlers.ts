// What the worker does for each request.
import {
  advance,
  begin,
  type Config,
  columnsOf,
  DataError,
  encodeCheckpoint,
  type LoggedStep,
  type Run,
  type Samples,
  type TrainEvent,
} from '@ganvil/core';
import { ALL } from '../rpc/players.ts';
import type { Reply, Request, RequestType } from '../rpc/protocol.ts';
import { SessionError } from '../rpc/sessionError.ts';
import { checkPlayer, scheduleOf } from './checkPlayer.ts';
import { drawnFigure } from './drawnFigure.ts';
import { inParts } from './inParts.ts';
import { networksOf } from './networksOf.ts';
import { openRequest } from './openRequest.ts';
import { peaksOf } from './peaksOf.ts';
import { picture } from './picture.ts';
import { asCheckpointError, checkRestorable, readCheckpoint } from './requestCheckpoint.ts';
import { firstSamples } from './requestDataset.ts';
import { addEvents, upTo } from './stepLog.ts';
import { eventInDataUnits, gradientInDataUnits, toDataUnits, toNetworkUnits } from './units.ts';
import { unitsIn } from './unitsIn.ts';

/** The run of a worker. */
interface OpenedRun {
  readonly run: Run;
  /** Whether the events before the first step were sent. */
  begun: boolean;
  ended: boolean;
  /** Scalars of its steps since it was opened. */
  log: LoggedStep[];
}

type Handlers = { [T in RequestType]: (request: Request<T>) => Promise<Reply<T>> };

/** A handler for each type of request; `open` opens the run for the others. They throw a SessionError or core's errors. */
export function createHandlers(): Handlers {
  let opened: OpenedRun | undefined;
  const current = (): OpenedRun => {
    if (!opened) throw new SessionError('protocol', 'message: expected open first, got another request.');
    return opened;
  };
  return {
    greet: async ({ lock }) => ({ locked: await holdLock(lock) }),
    async open(request) {
      if (opened) throw new SessionError('protocol', 'message: expected one open, got a second.');
      const { run, ...opening } = await openRequest(request);
      opened = { run, begun: false, ended: false, log: [] };
      return { ...describe(run), ...opening, ended: false };
    },
    async next({ milliseconds, steps }) {
      const until = performance.now() + milliseconds;
      return train(current(), ALL, (done) => done < steps && performance.now() < until);
    },
    step: ({ player }) => train(current(), player, () => false),
    parts: ({ player }) => inParts(current().run, player, () => train(current(), player, () => false)),
    units: async ({ network, inputs, most, weights }) => ({
      layers: unitsIn(current().run, network, inputs, most, weights),
    }),
    networks: async () => ({ networks: await networksOf(current().run) }),
    sample: (request) => sample(current().run, request),
    latents: async ({ seeds }) => ({ z: await current().run.latents(seeds) }),
    discriminate: (request) => discriminate(current().run, request),
    reconstruct: (request) => reconstruct(current().run, request),
    classify: async (request) => classify(current().run, request),
    change: async (request) => change(current(), request),
    checkpoint: async () => ({ bytes: encodeCheckpoint(current().run.checkpoint()) }),
    restore: ({ bytes }) => restore(current(), bytes),
    digest: async () => ({ digest: current().run.digest() }),
    figure: (request) => drawnFigure(current(), request),
    picture: (request) => picture(current().run, request),
    evaluate: async ({ weights }) => ({ metrics: await current().run.evaluate(weights) }),
  };
}

/** Holds a lock as long as this worker lives. False where there are no locks. */
function holdLock(name: string): Promise<boolean> {
  const { locks } = navigator as Partial<Navigator>;
  if (!locks) return Promise.resolve(false);
  return new Promise((resolve) => {
    const hold = () => {
      resolve(true);
      return new Promise(() => {});
    };
    locks.request(name, hold).catch(() => resolve(false));
  });
}

/** Updates and steps so far. */
const progressOf = ({ done, step }: Run) => ({ done: { ...done }, step });

/** What changes and checkpoints may make another: the settings, and what follows from them. */
const settingsOf = (run: Run) => ({ config: run.config, schedule: scheduleOf(run) });

function describe(run: Run): Omit<Reply<'open'>, 'threads' | 'unread' | 'ended'> {
  const { dataset, generates, discriminates, reconstructs, classifies } = run;
  const { classes, classNames = Array.from({ length: classes }, (_, i) => String(i)) } = dataset;
  return {
    ...settingsOf(run),
    ...{ generates, discriminates, reconstructs, classifies },
    shape: [...dataset.shape],
    real: toDataUnits(firstSamples(dataset), dataset.units),
    peaks: peaksOf(dataset),
    modes: dataset.modes?.centers.length ?? 0,
    classNames: [...classNames],
    columns: dataset.shape.length === 1 ? columnsOf(dataset, dataset.units).map(({ name }) => name) : [],
    ...progressOf(run),
  };
}

/** Updates a player, or trains steps: one, and more while `more(steps so far)`. Sends what precedes the first step, too. */
async function train(
  opened: OpenedRun,
  player: string,
  more: (steps: number) => boolean,
): Promise<Reply<'next'>> {
  const { run } = opened;
  checkPlayer(run, player);
  const events: TrainEvent[] = [];
  const collect = async (source: AsyncIterable<TrainEvent>) => {
    for await (const event of source) {
      events.push(eventInDataUnits(event, run.dataset.units));
      if (event.type === 'end') opened.ended = true;
    }
  };
  if (!opened.begun) await collect(begin(run));
  opened.begun = true;
  for (let steps = 0; !opened.ended && (steps === 0 || more(steps)); steps++)
    await collect(advance(run, player));
  opened.log = addEvents(opened.log, events);
  return { events, ...progressOf(run), ended: opened.ended };
}

async function sample(run: Run, { z, labels, weights }: Request<'sample'>): Promise<Reply<'sample'>> {
  const { latentDim, sampleCount } = run.config;
  if (z && (z.length === 0 || z.length % latentDim !== 0))
    throw new DataError(`z: expected latents of ${latentDim} numbers, got ${z.length} numbers.`);
  if (labels && labels.length !== (z ? z.length / latentDim : sampleCount))
    throw new DataError(`labels: expected one per latent, got ${labels.length}.`);
  return { samples: toDataUnits(await run.sample(z, labels, weights), run.dataset.units) };
}

async function discriminate(
  run: Run,
  { samples, gradient }: Request<'discriminate'>,
): Promise<Reply<'discriminate'>> {
  const found = await run.discriminate(checked(run, samples), gradient);
  return found.gradient
    ? { ...found, gradient: gradientInDataUnits(found.gradient, run.dataset.units) }
    : found;
}

async function reconstruct(
  run: Run,
  { samples, weights }: Request<'reconstruct'>,
): Promise<Reply<'reconstruct'>> {
  const made = await run.reconstruct(checked(run, samples), weights);
  return { samples: toDataUnits(made.samples, run.dataset.units) };
}

const classify = (run: Run, { samples }: Request<'classify'>): Reply<'classify'> => ({
  probabilities: run.classify(checked(run, samples)),
});

/** Gives a setting another value. A run that was over goes on if it has steps left. */
function change(opened: OpenedRun, { setting, value }: Request<'change'>): Reply<'change'> {
  const { run } = opened;
  const event = run.change(setting as keyof Config, value);
  opened.ended &&= run.step >= run.config.steps;
  return { events: [event], ...settingsOf(run), ...progressOf(run), ended: opened.ended };
}

async function restore(opened: OpenedRun, bytes: Uint8Array): Promise<Reply<'restore'>> {
  const { run } = opened;
  const checkpoint = readCheckpoint(bytes);
  checkRestorable(run, checkpoint);
  await asCheckpointError(() => run.restore(checkpoint));
  Object.assign(opened, { ended: false, log: upTo(opened.log, run.step) });
  return { ...settingsOf(run), ...progressOf(run), ended: false };
}

/** Samples of the page in the units of the networks. Throws DataError for those of other shapes or sizes. */
function checked({ dataset }: Run, samples: Samples): Samples {
  const { shape, count, data, labels } = samples;
  if (shape.join() !== dataset.shape.join())
    throw new DataError(`samples: expected shape [${dataset.shape}], got [${shape}].`);
  const size = shape.reduce((product, n) => product * n, 1);
  if (labels && labels.length !== count)
    throw new DataError(`samples: expected ${count} labels, got ${labels.length}.`);
  if (count === 0 || data.length !== count * size)
    throw new DataError(`samples: expected ${count * size} numbers, got ${data.length}.`);
  return toNetworkUnits(samples, dataset.units);
}
