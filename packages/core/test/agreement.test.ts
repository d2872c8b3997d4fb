// The same trainer on tfjs' own backends: the check that we train the right thing.
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { describe, expect, it } from 'vitest';
import { type Config, decodeCheckpoint, resolveConfig, startBackend } from '../src/index.ts';
import { bytesOf, eventsOf, tinyImages } from './tiny.ts';

const brief = {
  data: 'digits',
  steps: 5,
  batchSize: 8,
  sampleEvery: 0,
  checkpointEvery: 0,
  evaluateCount: 8,
  metrics: 'mmd',
};
const mnistMlp = (backend: string): Config => resolveConfig({ ...brief, width: 64, backend }, 'mnist-mlp');
const smallDcgan = (backend: string): Config =>
  tinyImages({ ...brief, normD: 'batch', penalty: 'r1', backend });
const oddSides = (backend: string): Config =>
  tinyImages({ ...brief, imageSize: '21x13', normD: 'batch', backend });
const oddPools = (backend: string): Config =>
  tinyImages({ ...brief, imageSize: '11x18', downsample: 'average', backend });

interface Result {
  scalars: Record<string, number>[];
  weights: Map<string, Float32Array>;
}

async function resultOf(config: Config): Promise<Result> {
  await startBackend(config);
  const events = await eventsOf(config);
  const scalars = events.flatMap((event) => (event.type === 'step' ? [event.scalars] : []));
  const { tensors } = decodeCheckpoint(bytesOf(events));
  return { scalars, weights: new Map([...tensors].map(([name, { data }]) => [name, data])) };
}

/** Root mean square of the difference over that of the values. */
function deviation(a: Float32Array, b: Float32Array): number {
  let difference = 0;
  let size = 1e-12;
  for (let i = 0; i < a.length; i++) {
    difference += (a[i] - b[i]) ** 2;
    size += b[i] ** 2;
  }
  return Math.sqrt(difference / size);
}

describe.each([
  ['mnist-mlp', 'cpu', mnistMlp],
  ['mnist-mlp', 'wasm', mnistMlp],
  ['a small dcgan with batch norm and R1', 'cpu', smallDcgan],
  ['a dcgan on 21x13 pixels', 'cpu', oddSides],
  ['a dcgan on 11x18 pixels with pooling', 'cpu', oddPools],
])('%s on ganvil and on %s', (_, other, configOf) => {
  it('agree over five steps', async () => {
    const right = await resultOf(configOf(other));
    const ours = await resultOf(configOf('ganvil'));
    ours.scalars.forEach((scalars, step) => {
      for (const [name, value] of Object.entries(scalars)) {
        expect(Math.abs(value - right.scalars[step][name]), `${name} at step ${step + 1}`).toBeLessThan(2e-3);
      }
    });
    // Adam divides by the size of the gradient: where it is near 0, rounding decides the sign of the step.
    const weights = [...ours.weights].filter(([name]) => /^[GD]\/.*weight$/.test(name));
    for (const [name, data] of weights)
      expect(deviation(data, right.weights.get(name)!), name).toBeLessThan(2e-2);
  });
});
