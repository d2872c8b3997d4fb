// How well feature spaces and metrics order pictures that are spoilt more and more: what a default should be chosen by.
//
//   pnpm build && node tools/run.mjs corruptions --data ../shared/data/mnist --other ../shared/data/fashion [--judge RUN] [--features selfTrained] [--count 1000]
//
// Training pictures take the place of fakes, beside as many of the test part: as they are, and blurred, noisy, mixed with those of
// another set, or without some classes, each at four rising strengths. A metric orders the five levels of a corruption fully if its Kendall tau is 1. `seen` is
// how many of the four strengths lie beyond the 95 % interval of the pictures as they are, on the worse side.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  assess,
  assessments,
  type Checkpoint,
  type Dataset,
  datasets,
  decodeCheckpoint,
  type FeatureSpaceName,
  openDataset,
  realSamples,
  resolveConfig,
  type Samples,
  startBackend,
} from '@ganvil/core';
import { loadRandom } from '@ganvil/kernels-as';
import { filesAt } from '../../packages/cli/src/data/filesAt.ts';
import { blurred, mixed, noisy, withoutClasses } from './corrupted.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'digits' },
    other: { type: 'string', default: 'fashion' },
    judge: { type: 'string' },
    features: { type: 'string' },
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
});
const METRICS = [
  ...['frechetDistance', 'kernelDistance', 'precision', 'recall', 'density', 'coverage'],
  ...['nearestNeighbourAccuracy', 'sharpness'],
] as (keyof typeof assessments)[];
const count = Number(values.count);
const random = (await loadRandom())(Number(values.seed));
await startBackend(resolveConfig({ data: values.data }));
const training = await opened(values.data);
const real = realSamples(random, training.test!, count);
const clean = realSamples(random, training, count);
const more = realSamples(random, training, Math.min(training.count, 8 * count)); // enough where classes are left out
const other = realSamples(random, await opened(values.other), count);
const judge = values.judge === undefined ? undefined : judgeIn(values.judge);

/** By corruption, from the weakest on. */
const corruptions: Record<string, readonly Samples[]> = {
  blur: [1, 2, 4, 8].map((times) => blurred(clean, times)),
  noise: [0.05, 0.1, 0.2, 0.4].map((deviation) => noisy(clean, deviation, random)),
  mixture: [0.05, 0.1, 0.2, 0.4].map((share) => mixed(clean, other, share)),
  dropped: [1, 2, 4, 8].map((classes) => withoutClasses(more, classes, count)),
};

console.log(
  `${count} pictures of ${values.data} beside ${real.count} of its test part; mixed with ${values.other}`,
);
console.log(`features metric ${Object.keys(corruptions).join(' ')} (tau, seen of 4)`);
const all = [...(judge ? ['judge'] : []), 'randomConvolution', 'selfTrained', 'pixels'];
for (const space of (values.features?.split(',') ?? all) as FeatureSpaceName[]) {
  const rows = await measured(clean, space);
  const found = new Map<string, string[]>();
  for (const levels of Object.values(corruptions)) {
    const worse = [];
    for (const level of levels) worse.push(await measured(level, space));
    for (const { metric, value, interval } of rows) {
      const sign = assessments[metric as keyof typeof assessments].better === 'lower' ? 1 : -1;
      const badness = worse.map(
        (row) => sign * (row.find((one) => one.metric === metric)?.value ?? Number.NaN),
      );
      const bound = sign > 0 ? interval![1] : -interval![0];
      const seen = badness.filter((value) => value > bound).length;
      const tau = kendall([sign * value, ...badness]);
      found.set(metric, [...(found.get(metric) ?? []), `${tau.toFixed(2)} ${seen}`]);
    }
  }
  for (const [metric, cells] of found) console.log(`${space} | ${metric} | ${cells.join(' | ')}`);
}

/** Kendall's tau of numbers with their order: 1 where each is above all before it. */
function kendall(numbers: readonly number[]): number {
  const signs = numbers.flatMap((a, i) => numbers.slice(i + 1).map((b) => Math.sign(b - a)));
  return signs.reduce((sum, sign) => sum + sign, 0) / signs.length;
}

async function measured(fake: Samples, space: FeatureSpaceName) {
  const options = { names: METRICS, space, training, random, ...(judge ? { judge } : {}) };
  return (await assess({ fake, real }, options)).rows;
}

async function opened(data: string): Promise<Dataset> {
  const embedded = Object.keys(datasets);
  const found = embedded.includes(data) ? undefined : await filesAt(data, embedded);
  return (await openDataset(resolveConfig({ data }), found?.files)).dataset;
}

/** The newest checkpoint of a run. */
function judgeIn(run: string): Checkpoint {
  const folder = join(run, 'checkpoints');
  const file = readdirSync(folder)
    .filter((name) => name.endsWith('.safetensors'))
    .sort()
    .at(-1)!;
  return decodeCheckpoint(readFileSync(join(folder, file)));
}
