import { join } from 'node:path';
import {
  asSeen,
  encodePng,
  inpaint as fillIn,
  type Inpainting,
  type Observation,
  type Samples,
  strip,
} from '@ganvil/core';
import { type Arguments, jsonFlag, quietFlag } from '../args/flags.ts';
import { openCheckpoint, runArgument, stepArgument, stepFlags } from '../args/runArgument.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { checkOutput, STDOUT, writeOutput } from '../node/outputFile.ts';
import { folderOf } from '../run/folderOf.ts';
import { provenanceOfSamples } from '../samples/provenanceOf.ts';
import { maskArgument, maskFlags } from '../search/maskArgument.ts';
import { meanText, meanWithError } from '../search/meanWithError.ts';
import { firstOf, labelsFor } from '../search/ofSamples.ts';
import { openSamples, sampleFlags } from '../search/openSamples.ts';
import { searchFlags, searchOptions, searchProgress } from '../search/searchFlags.ts';
import { startSearch } from '../search/startSearch.ts';
import { print, printJson, say } from '../terminal/output.ts';
import type { Command } from './types.ts';

/** Rows of the picture, at most. */
const ROWS = 16;

/** `ganvil inpaint` */
export const inpaint: Command = {
  name: 'inpaint',
  args: 'RUN',
  maxArgs: 1,
  summary: 'fill in missing parts of images by a search in latent space',
  about: `Hides a part of images and fills it in with the sample of the averaged generator that fits the rest best. Prints the mean squared
error over what was hidden (images are in [-1, 1]) beside that of the nearest training image and of the mean image. The picture has a row
per image: the original, what is known, filled in by the generator, by the nearest, by the mean; at most ${ROWS} rows.`,
  flags: [
    { name: 'image', value: 'FILE', help: 'image to fill in; may be repeated' },
    ...sampleFlags,
    ...maskFlags,
    ...searchFlags,
    {
      name: 'fill',
      value: 'NAME',
      help: 'best: the sample of the best search; mean: the mean of those of all restarts, which errs less and is less sharp (default: best)',
    },
    {
      name: 'blend',
      value: 'NAME',
      help: 'paste: known pixels stay as they are; none: the picture is the sample as a whole (default: paste)',
    },
    {
      name: 'out',
      value: 'FILE',
      help: 'picture, or - for stdout (default: inpainting.png in the run directory or next to the checkpoint file)',
    },
    ...stepFlags,
    jsonFlag,
    quietFlag,
  ],
  examples: [
    'ganvil inpaint runs/digits --mask centre --out strip.png',
    'ganvil inpaint runs/mnist --data t10k-images.gz --mask left --fill mean',
    'ganvil inpaint runs/faces --image me.jpg --mask hole.png --terms minimax=0.1',
  ],
  run: inpaintRun,
};

async function inpaintRun(args: Arguments): Promise<number> {
  const run = runArgument(args);
  const blend = choiceArgument(args, 'blend', ['paste', 'none'] as const);
  const fill = choiceArgument(args, 'fill', ['best', 'mean'] as const);
  const checkpoint = await openCheckpoint(run, stepArgument(args));
  const { label, ...options } = searchOptions(args, checkpoint);
  const observation = await maskArgument(args, checkpoint);
  const out = args.get('out') ?? join(folderOf(run), 'inpainting.png');
  checkOutput(out, '--out', ['.png']);
  const { samples, names, part, classNames, training } = await openSamples(
    args,
    args.all('image'),
    checkpoint,
    true,
  );
  if (part === 'train') say('data: the run was trained on these images; --data takes others.');
  await startSearch(args, checkpoint, { count: samples.count, ...options });
  const { onProgress, close } = searchProgress(args);
  const labels = labelsFor(samples, { label, checkpoint, classNames });
  const search = { ...options, labels, observation, training: training!, blend, fill, onProgress };
  const plain: Samples = { shape: samples.shape, count: samples.count, data: samples.data };
  const found = await fillIn(checkpoint, plain, search).finally(close);
  const text = provenanceOfSamples(run, checkpoint)('inpainting');
  await writeOutput(out, picture(plain, observation, found, text));
  if (out === STDOUT) return EXIT.done;
  report(args, { run, step: checkpoint.step, picture: out, part, names }, found);
  return EXIT.done;
}

function choiceArgument<T extends string>(args: Arguments, flag: string, known: readonly T[]): T {
  const text = args.get(flag) ?? known[0];
  const found = known.find((name) => name === text);
  if (found !== undefined) return found;
  throw new Failure(EXIT.usage, `--${flag}: expected one of ${known.join(', ')}, got "${text}".`);
}

function picture(
  samples: Samples,
  observation: Observation,
  { fills }: Inpainting,
  text: Record<string, string>,
): Uint8Array {
  const first = firstOf(samples, ROWS);
  const length = first.data.length;
  const { generator, nearest, mean } = fills;
  const filled = [generator, nearest, mean].map(({ data }) => data.subarray(0, length));
  const rows = [first.data, asSeen(first, observation), ...filled];
  return encodePng(strip(rows, first, observation.frames), text);
}

/** Prints the mean errors of the fills, of a few images also their own. */
function report(
  args: Arguments,
  { names, ...about }: { run: string; step: number; picture: string; part: string; names: readonly string[] },
  { fills }: Inpainting,
): void {
  const rows = Object.entries(fills).map(([name, { errors }]) => [name, errors] as const);
  if (args.has('json')) {
    const means = Object.fromEntries(rows.map(([name, errors]) => [name, meanWithError(errors)]));
    const images = names.map((name, i) => ({
      name,
      ...Object.fromEntries(rows.map(([fill, errors]) => [fill, errors[i]])),
    }));
    printJson({ ...about, count: names.length, error: means, images });
    return;
  }
  print(`masked mean squared error of ${names.length} ${names.length === 1 ? 'image' : 'images'}`);
  for (const [name, errors] of rows) print(`${name.padEnd(9)}  ${meanText(meanWithError(errors))}`);
  print(about.picture);
}
