// Whether a generator fills in what is missing better than the mean and the nearest training sample do.
//
//   node tools/run.mjs inpainting CHECKPOINT.safetensors [--data PATH] [--masks centre,left,random,grid,lowres] [--count 1000] [--set steps=300]...
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type ConfigInput,
  decodeCheckpoint,
  evaluated,
  type FileEntry,
  inpaint,
  observationOf,
  openDataset,
  realSamples,
  resolveConfig,
  startBackend,
} from '@ganvil/core';
import { loadRandom } from '@ganvil/kernels-as';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    masks: { type: 'string', default: 'centre,left,random,grid,lowres' },
    count: { type: 'string', default: '1000' },
    set: { type: 'string', multiple: true, default: [] },
    term: { type: 'string', multiple: true, default: [] },
  },
});
const numbers = (pairs: string[]) =>
  Object.fromEntries(
    pairs
      .map((pair) => pair.split('='))
      .map(([key, value]) => [key, Number.isNaN(Number(value)) ? value : Number(value)]),
  );

const checkpoint = decodeCheckpoint(new Uint8Array(readFileSync(positionals[0])));
const config = resolveConfig({ ...checkpoint.config } as ConfigInput);
await startBackend(config);
const files = values.data === undefined ? undefined : filesIn(values.data);
const { dataset } = await openDataset(config, files);
const random = (await loadRandom())(config.seed);
const { labels: _, ...samples } = realSamples(random, evaluated(dataset), Number(values.count));
for (const mask of values.masks.split(',')) {
  const observation = await observationOf(mask, samples.shape);
  const start = performance.now();
  const { fills } = await inpaint(checkpoint, samples, {
    observation,
    training: dataset,
    ...numbers(values.set),
    terms: numbers(values.term),
  });
  const seconds = (performance.now() - start) / 1000;
  const row = Object.entries(fills).map(([name, { errors }]) => `${name} ${meanWithError(errors)}`);
  console.log(`${mask}: ${row.join(', ')}; ${seconds.toFixed(1)} s`);
}

function meanWithError(errors: Float64Array): string {
  const mean = errors.reduce((a, b) => a + b, 0) / errors.length;
  const variance = errors.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (errors.length - 1);
  return `${mean.toFixed(4)} ± ${Math.sqrt(variance / errors.length).toFixed(4)}`;
}

function filesIn(folder: string): FileEntry[] {
  return readdirSync(folder).map((name) => {
    const file = join(folder, name);
    return {
      path: basename(name),
      size: statSync(file).size,
      read: async (from, to) => new Uint8Array(readFileSync(file)).subarray(from, to),
    };
  });
}
