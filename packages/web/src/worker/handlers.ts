// What the worker does for each request.
import {
  advance,
  begin,
  DataError,
  encodeCheckpoint,
  type Run,
  type Samples,
  type TrainEvent,
} from '@ganvil/core';
import type { Reply, Request, RequestType } from '../rpc/protocol.ts';
import { SessionError } from '../rpc/sessionError.ts';
import { asCheckpointError, checkResumable, openRequest, readCheckpoint } from './openRequest.ts';
import { firstSamples } from './requestDataset.ts';
import { eventInDataUnits, gradientInDataUnits, toDataUnits, toNetworkUnits } from './units.ts';

interface State {
  readonly run: Run;
  /** Whether the first events were given. */
  begun: boolean;
  ended: boolean;
}

let state: State | undefined;

function opened(): State {
  if (!state) throw new SessionError('protocol', 'message: expected open first, got another request.');
  return state;
}

async function collect(events: AsyncIterable<TrainEvent>, into: TrainEvent[]): Promise<void> {
  for await (const event of events) {
    into.push(eventInDataUnits(event, opened().run.dataset.units));
    if (event.type === 'end') opened().ended = true;
  }
}

const progress = (events: TrainEvent[]): Reply<'next'> => {
  const { run, ended } = opened();
  return { events, done: run.done, ended };
};

/** Steps until more() says no, but one at least; before the first, what there is to see without training. */
async function train(which: 'D' | 'G' | 'both', more: (steps: number) => boolean): Promise<Reply<'next'>> {
  const current = opened();
  const events: TrainEvent[] = [];
  if (!current.begun) await collect(begin(current.run), events);
  current.begun = true;
  let steps = 0;
  while (!current.ended && (steps === 0 || more(steps))) {
    await collect(advance(current.run, which === 'both' ? 'all' : which), events);
    steps++;
  }
  return progress(events);
}

export const handlers: { [T in RequestType]: (request: Request<T>) => Promise<Reply<T>> } = {
  async greet({ lock }) {
    const locks = (navigator as Partial<Navigator>).locks;
    const locked = new Promise<boolean>((resolve) => {
      const hold = () => {
        resolve(true);
        return new Promise(() => {});
      };
      if (locks) locks.request(lock, hold).catch(() => resolve(false));
      else resolve(false);
    });
    return { locked: await locked };
  },

  async open(request) {
    if (state) throw new SessionError('protocol', 'message: expected one open, got a second.');
    const { run, threads } = await openRequest(request);
    state = { run, begun: false, ended: false };
    const { config, dataset, done } = run;
    const real = toDataUnits(firstSamples(dataset), dataset.units);
    const modes = dataset.modes?.centers.length ?? 0;
    return { config, shape: [...dataset.shape], real, modes, threads, done, ended: false };
  },

  async next({ milliseconds, steps }) {
    const until = performance.now() + milliseconds;
    return train('both', (done) => done < steps && performance.now() < until);
  },

  step: ({ which }) => train(which, () => false),

  async sample({ z, labels, weights }) {
    const { run } = opened();
    if (z && (z.length === 0 || z.length % run.config.latentDim !== 0))
      throw new DataError(`z: expected latents of ${run.config.latentDim} numbers, got ${z.length} numbers.`);
    if (labels && labels.length !== (z ? z.length / run.config.latentDim : run.config.sampleCount))
      throw new DataError(`labels: expected one for each latent, got ${labels.length}.`);
    return { samples: toDataUnits(await run.sample(z, labels, weights), run.dataset.units) };
  },

  latents: async ({ seeds }) => ({ z: await opened().run.latents(seeds) }),

  async discriminate({ samples, gradient }) {
    const { run } = opened();
    const { shape, units } = run.dataset;
    checkSamples(samples, shape);
    const found = await run.discriminate(toNetworkUnits(samples, units), gradient);
    return found.gradient ? { ...found, gradient: gradientInDataUnits(found.gradient, units) } : found;
  },

  checkpoint: async () => ({ bytes: encodeCheckpoint(opened().run.checkpoint()) }),

  async restore({ bytes }) {
    const current = opened();
    const checkpoint = readCheckpoint(bytes);
    checkResumable(current.run.config, checkpoint.config);
    await asCheckpointError(() => current.run.restore(checkpoint));
    current.ended = false;
    return { done: current.run.done, ended: false };
  },

  digest: async () => ({ digest: opened().run.digest() }),

  evaluate: async ({ weights }) => ({ metrics: await opened().run.evaluate(weights) }),
};

function checkSamples({ shape, count, data, labels }: Samples, expected: readonly number[]): void {
  if (shape.join() !== expected.join())
    throw new DataError(`samples: expected shape [${expected}], got [${shape}].`);
  const size = shape.reduce((product, n) => product * n, 1);
  if (labels && labels.length !== count)
    throw new DataError(`samples: expected ${count} labels, got ${labels.length}.`);
  if (count === 0 || data.length !== count * size)
    throw new DataError(`samples: expected ${count * size} numbers, got ${data.length}.`);
}
