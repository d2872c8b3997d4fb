import { join } from 'node:path';
import {
  encodePng,
  games,
  type LatentsBy,
  type ReconstructedBy,
  reconstructBy,
  type Samples,
  strip,
} from '@ganvil/core';
import { type Arguments, jsonFlag, quietFlag } from '../args/flags.ts';
import { openCheckpoint, runArgument, stepArgument, stepFlags } from '../args/runArgument.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { checkOutput, STDOUT, writeOutput } from '../node/outputFile.ts';
import { folderOf } from '../run/folderOf.ts';
import { provenanceOfSamples } from '../samples/provenanceOf.ts';
import { meanText, meanWithError } from '../search/meanWithError.ts';
import { firstOf, labelsFor, meanSquares } from '../search/ofSamples.ts';
import { openSamples, sampleFlags } from '../search/openSamples.ts';
import { searchFlags, searchOptions, searchProgress } from '../search/searchFlags.ts';
import { startSearch } from '../search/startSearch.ts';
import { print, printJson, say } from '../terminal/output.ts';
import type { Command } from './types.ts';

/** Rows of the picture, at most. */
const ROWS = 16;
const BY: readonly LatentsBy[] = ['encoder', 'search', 'both'];

/** `ganvil reconstruct` */
export const reconstruct: Command = {
  name: 'reconstruct',
  args: 'RUN [FILES]',
  maxArgs: 10_000,
  summary: 'encode and regenerate samples, and compare the error with that of a PCA',
  about: `Gives samples to the encoder of a run (games ali, vae, glo), or searches for their latents where there is none, and generates them
again. Prints the mean squared error beside that of as many principal components of the training data as latents have numbers. The picture
has a row per image: the original, made again, by principal components; at most ${ROWS} rows.`,
  flags: [
    ...sampleFlags,
    {
      name: 'by',
      value: 'NAME',
      help: 'encoder, search, or both: a search that begins where the encoder says (default: encoder, where the run has one)',
    },
    ...searchFlags,
    {
      name: 'out',
      value: 'FILE',
      help: 'picture, or - for stdout (default: pairs.png in the run directory or next to the checkpoint file; of points none)',
    },
    ...stepFlags,
    jsonFlag,
    quietFlag,
  ],
  examples: [
    'ganvil reconstruct runs/ali-digits --count 1000 --out pairs.png',
    'ganvil reconstruct runs/mnist --data t10k-images.gz --by search',
  ],
  run: reconstructRun,
};

async function reconstructRun(args: Arguments): Promise<number> {
  const run = runArgument(args);
  const asked = byArgument(args);
  const checkpoint = await openCheckpoint(run, stepArgument(args));
  const game: { encode?: unknown } = games[checkpoint.config.game];
  const by = asked ?? (game.encode ? 'encoder' : 'search');
  checkUsed(args, by);
  const isImages = checkpoint.sampleShape.length === 3;
  if (!isImages && args.has('out'))
    throw new Failure(EXIT.usage, '--out: expected a run that generates images, got points.');
  const out = isImages ? (args.get('out') ?? join(folderOf(run), 'pairs.png')) : undefined;
  if (out !== undefined) checkOutput(out, '--out', ['.png']);
  const { label, ...options } = searchOptions(args, checkpoint);
  const opened = await openSamples(args, args.positionals.slice(1), checkpoint, true);
  const { samples, classNames, training, part } = opened;
  if (part === 'train') say('data: the run was trained on these samples; --data takes others.');
  const work = { encoder: { steps: 1, restarts: 1 }, search: {}, both: { restarts: 1 } }[by];
  await startSearch(args, checkpoint, { count: samples.count, ...options, ...work });
  const { onProgress, close } = searchProgress(args);
  const labels = labelsFor(samples, { label, checkpoint, classNames });
  const plain: Samples = { shape: samples.shape, count: samples.count, data: samples.data };
  const search = { ...options, by, labels, training: training!, onProgress };
  const found = await reconstructBy(checkpoint, plain, search).finally(close);
  if (out !== undefined)
    await writeOutput(out, picture(plain, found, provenanceOfSamples(run, checkpoint)('reconstruction')));
  if (out !== STDOUT)
    report(
      args,
      { run, step: checkpoint.step, picture: out, part, by: found.by },
      plain,
      found,
      opened.names,
    );
  return EXIT.done;
}

function byArgument(args: Arguments): LatentsBy | undefined {
  const text = args.get('by');
  const found = BY.find((name) => name === text);
  if (text === undefined || found !== undefined) return found;
  throw new Failure(EXIT.usage, `--by: expected one of ${BY.join(', ')}, got "${text}".`);
}

/** Throws a usage Failure for a flag that would be ignored. */
function checkUsed(args: Arguments, by: LatentsBy): void {
  const unused = {
    encoder: ['steps', 'restarts', 'candidates', 'learning-rate', 'distance', 'terms'],
    search: [],
    both: ['restarts', 'candidates'],
  }[by];
  const given = unused.find((flag) => args.has(flag));
  if (given !== undefined)
    throw new Failure(EXIT.usage, `--${given}: expected none with --by ${by}, got one.`);
}

function picture(
  samples: Samples,
  { samples: again, components }: ReconstructedBy,
  text: Record<string, string>,
): Uint8Array {
  const first = firstOf(samples, ROWS);
  const columns = [samples.data, again.data, components].map((data) => data.subarray(0, first.data.length));
  return encodePng(strip(columns, first), text);
}

interface About {
  readonly run: string;
  readonly step: number;
  readonly picture?: string;
  readonly part: string;
  readonly by: LatentsBy;
}

function report(
  args: Arguments,
  about: About,
  samples: Samples,
  { samples: again, components, latents }: ReconstructedBy,
  names: readonly string[],
): void {
  const own = meanSquares(samples, again.data);
  const others = meanSquares(samples, components);
  const dimensions = latents.length / samples.count;
  if (args.has('json')) {
    const rows = names.map((name, i) => ({ name, mse: own[i], components: others[i] }));
    const mse = { reconstruction: meanWithError(own), components: meanWithError(others) };
    printJson({ ...about, count: samples.count, dimensions, mse, samples: rows });
    return;
  }
  print(`mean squared error of ${samples.count} ${samples.count === 1 ? 'sample' : 'samples'}`);
  print(`${about.by.padEnd(10)}  ${meanText(meanWithError(own))}`);
  print(`components  ${meanText(meanWithError(others))}  (${dimensions} principal components)`);
  if (about.picture !== undefined) print(about.picture);
}
