import { join } from 'node:path';
import { median } from '@ganvil/bench';
import {
  type Checkpoint,
  type Dataset,
  encodePng,
  evaluated,
  evaluatedPart,
  type NearestTrainingSamples,
  nearestTrainingSamples,
  realSamples,
  type Samples,
  sampleFrom,
  strip,
} from '@ganvil/core';
import { loadRandom } from '@ganvil/kernels-as';
import { dataFlags, readingOptions } from '../args/dataFlags.ts';
import { type Arguments, jsonFlag, quietFlag } from '../args/flags.ts';
import { parseInteger } from '../args/parseNumber.ts';
import { parseSeeds } from '../args/parseSeeds.ts';
import { openCheckpoint, runArgument, stepArgument, stepFlags } from '../args/runArgument.ts';
import { openTrainingData } from '../data/openTrainingData.ts';
import { openBackend } from '../engine/openBackend.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { checkOutput, STDOUT, writeOutput } from '../node/outputFile.ts';
import { folderOf } from '../run/folderOf.ts';
import { provenanceOfSamples } from '../samples/provenanceOf.ts';
import { formatNumber } from '../sinks/progress/status.ts';
import { print, printJson, say } from '../terminal/output.ts';
import type { Command } from './types.ts';

/** Samples, and neighbours of each, at most: what a picture can show. */
const [MOST_SAMPLES, MOST_NEIGHBOURS] = [1000, 64];
/** Held-out samples whose distances are given for comparison. */
const HELD_OUT = 256;

/** `ganvil neighbours` */
export const neighbours: Command = {
  name: 'neighbours',
  args: 'RUN',
  maxArgs: 1,
  summary: 'show the training samples nearest to generated ones: copies or new?',
  about: `Finds the training samples that are nearest to generated ones, among the first 60,000. A row of the picture is a sample, then its
neighbours, the nearest first. A distance is the root of the mean squared difference of two samples; held-out samples, where there are some,
show what is usual for samples that nobody has copied. \`ganvil evaluate RUN --metrics memorisation\` tests the difference.`,
  flags: [
    {
      name: 'seeds',
      value: 'LIST',
      help: `seeds of the samples, such as 0-15 or 3,8, at most ${MOST_SAMPLES} (default: 0-15)`,
    },
    {
      name: 'nearest',
      value: 'N',
      help: `neighbours of each sample, at most ${MOST_NEIGHBOURS} (default: 3)`,
    },
    { name: 'data', value: 'PATH', help: 'new path of the training data, if it was moved' },
    {
      name: 'out',
      value: 'FILE',
      help: 'picture, or - for stdout (default: neighbours.png in the run directory or next to the checkpoint file; of points none)',
    },
    ...dataFlags,
    ...stepFlags,
    jsonFlag,
    quietFlag,
  ],
  examples: [
    'ganvil neighbours runs/mnist --data MNIST',
    'ganvil neighbours runs/faces --seeds 0-99 --nearest 1 --json',
  ],
  run: neighboursRun,
};

async function neighboursRun(args: Arguments): Promise<number> {
  const run = runArgument(args);
  const seeds = parseSeeds(args.get('seeds') ?? '0-15');
  const most = parseInteger('nearest', args.get('nearest'), 3, 1);
  checkNumbers(seeds.length, most);
  const checkpoint = await openCheckpoint(run, stepArgument(args));
  const isImages = checkpoint.sampleShape.length === 3;
  if (!isImages && args.has('out'))
    throw new Failure(EXIT.usage, '--out: expected a run that generates images, got other samples.');
  const out = isImages ? (args.get('out') ?? join(folderOf(run), 'neighbours.png')) : undefined;
  if (out !== undefined) checkOutput(out, '--out', ['.png']);
  const training = await openTrainingData(checkpoint, readingOptions(args), args.get('data'));
  await openBackend(checkpoint.config);
  const samples = await sampleFrom(checkpoint, { seeds });
  const found = nearestTrainingSamples(training, samples, most);
  if (out !== undefined) await writeOutput(out, picture(run, checkpoint, samples, found));
  if (out !== STDOUT) {
    const heldOut = await distancesOfHeldOut(training, checkpoint.config.seed);
    report(args, { run, step: checkpoint.step, picture: out }, seeds, found, heldOut);
  }
  return EXIT.done;
}

function checkNumbers(samples: number, neighbours: number): void {
  if (samples > MOST_SAMPLES)
    throw new Failure(EXIT.usage, `--seeds: expected at most ${MOST_SAMPLES} seeds, got ${samples}.`);
  if (neighbours > MOST_NEIGHBOURS)
    throw new Failure(EXIT.usage, `--nearest: expected at most ${MOST_NEIGHBOURS}, got ${neighbours}.`);
}

function picture(
  run: string,
  checkpoint: Checkpoint,
  samples: Samples,
  { columns }: NearestTrainingSamples,
): Uint8Array {
  const text = provenanceOfSamples(run, checkpoint)('nearest training samples');
  return encodePng(strip([samples.data, ...columns], samples), text);
}

/** Distances of held-out samples from their nearest training sample; undefined where there are none. */
async function distancesOfHeldOut(training: Dataset, seed: number): Promise<Float64Array | undefined> {
  if (evaluatedPart(training) === 'train') return undefined;
  const random = (await loadRandom())(seed);
  return nearestTrainingSamples(training, realSamples(random, evaluated(training), HELD_OUT), 1).distances;
}

interface About {
  readonly run: string;
  readonly step: number;
  readonly picture?: string;
}

function report(
  args: Arguments,
  about: About,
  seeds: readonly number[],
  { places, distances, columns, among }: NearestTrainingSamples,
  heldOut: Float64Array | undefined,
): void {
  const kept = columns.length;
  const rows = seeds.map((seed, i) => ({
    seed,
    places: Array.from(places.subarray(i * kept, (i + 1) * kept)),
    distances: Array.from(distances.subarray(i * kept, (i + 1) * kept)),
  }));
  const nearest = median(rows.map((row) => row.distances[0]));
  const usualDistance = heldOut && median([...heldOut]);
  if (args.has('json')) {
    printJson({ ...about, among, samples: rows, median: nearest, heldOut: usualDistance });
    return;
  }
  print('    seed    distance  training sample');
  for (const {
    seed,
    distances: [distance],
    places: [place],
  } of rows)
    print(`${String(seed).padStart(8)}  ${formatNumber(distance).padStart(10)}  ${place}`);
  const beside = usualDistance === undefined ? '' : `; of held-out samples ${formatNumber(usualDistance)}`;
  print(`median distance ${formatNumber(nearest)}${beside}`);
  if (usualDistance === undefined) say('data: no test part, so that no distance is known to be usual.');
  if (about.picture !== undefined) print(about.picture);
}
