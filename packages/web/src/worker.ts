// The worker: core's train() behind two requests. The only file of this package that runs core (and, through it, the kernels).
import {
  ConfigError,
  DataError,
  type Dataset,
  openDataset,
  resolveConfig,
  type Samples,
  startBackend,
  type TrainEvent,
  train,
} from '@ganvil/core';
import type { Reply, Request } from './messages.ts';

const REAL = 800; // points that show a density without hiding it

const port = self as unknown as {
  onmessage: (message: { data: Request }) => void;
  postMessage(reply: Reply): void;
};
let events: AsyncGenerator<TrainEvent, void> | undefined;

async function open({ preset, input }: Extract<Request, { type: 'open' }>): Promise<Reply> {
  const config = resolveConfig(input, preset);
  await startBackend(config);
  const { dataset } = await openDataset(config);
  events = train(config, dataset);
  return { type: 'opened', config, real: realSamples(dataset), modes: dataset.modes?.centers.length ?? 0 };
}

function realSamples(dataset: Dataset): Samples {
  const count = Math.min(REAL, dataset.count);
  const data = new Float32Array(count * dataset.shape.reduce((product, n) => product * n, 1));
  const indices = Array.from({ length: count }, (_, i) => i);
  dataset.read(indices, data, new Int32Array(count));
  return { shape: dataset.shape, count, data };
}

async function next(milliseconds: number): Promise<Reply> {
  const end = performance.now() + milliseconds;
  const batch: TrainEvent[] = [];
  do {
    const event = await events?.next();
    if (!event || event.done) break;
    batch.push(event.value);
  } while (performance.now() < end);
  return { type: 'events', events: batch };
}

async function answer(request: Request): Promise<Reply> {
  try {
    return request.type === 'open' ? await open(request) : await next(request.milliseconds);
  } catch (error) {
    const mistake = error instanceof ConfigError || error instanceof DataError;
    return { type: 'failed', message: error instanceof Error ? error.message : String(error), mistake };
  }
}

let last: Promise<void> = Promise.resolve();
port.onmessage = ({ data }) => {
  last = last.then(async () => port.postMessage(await answer(data)));
};
