// How near the pictures of runs are to their data, beside how near one half of the data is to the other: the floor of each distance.
//
//   pnpm build && node tools/run.mjs likeness RUN... [--steps 300,600]
//
// Distances are those of `ganvil evaluate` and the same sliced Wasserstein distance of patches: of what is 1, 2, 4, ... pixels fine, which is
// where blur and noise show, and which distances of whole pictures hardly see.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Checkpoint,
  type Dataset,
  datasets,
  decodeCheckpoint,
  metrics,
  openDataset,
  realSamples,
  type Samples,
  sampleFrom,
  startBackend,
} from '@ganvil/core';
import { loadRandom, loadScalar } from '@ganvil/kernels-as';
import { filesAt } from '../../packages/cli/src/data/filesAt.ts';
import { patchesOf } from './patches.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { steps: { type: 'string' } } });
const random = (await loadRandom())(0);
const scalar = await loadScalar();
const opened = new Map<string, Promise<Dataset>>();
const floors = new Set<string>();

for (const run of positionals)
  for (const checkpoint of checkpointsOf(run)) {
    await startBackend(checkpoint.config);
    const dataset = await datasetOf(checkpoint);
    const most = checkpoint.config.evaluateCount;
    if (!floors.has(dataset.digest)) {
      floors.add(dataset.digest);
      const all = realSamples(random, dataset, 2 * most);
      const half = all.count >> 1;
      show(`${half} real beside ${half} other real ones`, dataset, part(all, 0, half), part(all, half, half));
    }
    const real = realSamples(random, dataset, most);
    const fake = await sampleFrom(checkpoint, { seeds: Array.from({ length: real.count }, (_, i) => i) });
    show(`${run}, step ${checkpoint.step}`, dataset, real, fake);
  }

function show(what: string, dataset: Dataset, real: Samples, fake: Samples): void {
  const measure = (name: 'slicedWasserstein' | 'mmd', a: Samples, b: Samples): string => {
    const ask = () => new Float32Array();
    return (metrics[name].measure({ real: a, fake: b, dataset, random, scalar, ask }) as number).toFixed(4);
  };
  const [ofReal, ofFake] = [patchesOf(real), patchesOf(fake)];
  const fine = ofReal.map((patches, i) => `${2 ** i} px ${measure('slicedWasserstein', patches, ofFake[i])}`);
  const whole = (['slicedWasserstein', 'mmd'] as const).map((name) => `${name} ${measure(name, real, fake)}`);
  console.log(`${what}: ${whole.join(', ')}; patches: ${fine.join(', ')}`);
}

/** The checkpoints of a run that were asked for, or else the newest. */
function checkpointsOf(run: string): Checkpoint[] {
  const folder = join(run, 'checkpoints');
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.safetensors'))
    .sort();
  const steps = values.steps?.split(',').map(Number);
  const chosen = steps ? files.filter((file) => steps.includes(Number.parseInt(file, 10))) : files.slice(-1);
  return chosen.map((file) => decodeCheckpoint(readFileSync(join(folder, file))));
}

/** The data of a run, opened once for all runs on them. */
function datasetOf({ config }: Checkpoint): Promise<Dataset> {
  const key = JSON.stringify([config.data, config.imageSize, config.channels, config.samples]);
  const found = opened.get(key) ?? open(config);
  opened.set(key, found);
  return found;
}

async function open(config: Checkpoint['config']): Promise<Dataset> {
  const embedded = Object.keys(datasets);
  const found = embedded.includes(config.data) ? undefined : await filesAt(config.data, embedded);
  const { dataset } = await openDataset(config, found?.files);
  return dataset.test ?? dataset;
}

/** `count` samples from number `first` on. */
function part({ shape, data, count: all }: Samples, first: number, count: number): Samples {
  const size = data.length / all;
  return { shape, count, data: data.subarray(first * size, (first + count) * size) };
}
