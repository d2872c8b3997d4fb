import { extname, join } from 'node:path';
import {
  encodeCsv,
  encodeNpy,
  encodePng,
  type Inversion,
  invertWith,
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
import { formatNumber } from '../sinks/progress/status.ts';
import { print, printJson } from '../terminal/output.ts';
import type { Command } from './types.ts';

/** Rows of the picture, at most. */
const ROWS = 32;
const FORMATS = ['.npy', '.csv', '.json'];

/** `ganvil invert` */
export const invert: Command = {
  name: 'invert',
  args: 'RUN [FILES]',
  maxArgs: 10_000,
  summary: 'find the latents whose samples are nearest to given samples',
  about: `Searches for latents z whose sample G(z) of the averaged generator is nearest to each given sample, by Adam on z from several
starts. The samples are files (pictures, tables, arrays) or some of --data. Writes the latents, and of images a picture with a row per image:
the original and what was found.`,
  flags: [
    ...sampleFlags,
    ...searchFlags,
    {
      name: 'out',
      value: 'FILE',
      help: 'latents as .npy (float32 [N, latentDim]), .csv or .json, or - for stdout as .npy (default: latents.npy in the run directory or next to the checkpoint file)',
    },
    { name: 'pairs', value: 'FILE', help: 'picture of the originals beside what was found (default: none)' },
    ...stepFlags,
    jsonFlag,
    quietFlag,
  ],
  examples: [
    'ganvil invert runs/digits seven.png --out latents.npy --pairs pairs.png',
    'ganvil invert runs/mnist --data t10k-images.gz --count 32 --steps 1000',
  ],
  run: invertRun,
};

async function invertRun(args: Arguments): Promise<number> {
  const run = runArgument(args);
  const out = args.get('out') ?? join(folderOf(run), 'latents.npy');
  const ending = out === STDOUT ? '.npy' : extname(out).toLowerCase();
  if (!FORMATS.includes(ending))
    throw new Failure(EXIT.usage, `--out: expected one of the extensions ${FORMATS.join(', ')}, got ${out}.`);
  checkOutput(out, '--out');
  const pairs = args.get('pairs');
  if (pairs !== undefined) checkOutput(pairs, '--pairs', ['.png']);
  const checkpoint = await openCheckpoint(run, stepArgument(args));
  if (pairs !== undefined && checkpoint.sampleShape.length !== 3)
    throw new Failure(EXIT.usage, '--pairs: expected a run that generates images, got points.');
  const { label, ...options } = searchOptions(args, checkpoint);
  const judged = Object.keys(options.terms ?? {}).length > 0 && checkpoint.config.pack > 1;
  const opened = await openSamples(args, args.positionals.slice(1), checkpoint, judged);
  const { samples, names, classNames, training } = opened;
  await startSearch(args, checkpoint, { count: samples.count, ...options });
  const { onProgress, close } = searchProgress(args);
  const labels = labelsFor(samples, { label, checkpoint, classNames });
  const plain: Samples = { shape: samples.shape, count: samples.count, data: samples.data };
  const search = { ...options, labels, dataset: training, onProgress };
  const found = await invertWith(checkpoint, plain, search).finally(close);
  const errors = meanSquares(plain, found.samples.data);
  await writeOutput(out, encoded(ending, found, names, checkpoint.classNames));
  const text = provenanceOfSamples(run, checkpoint)('inversion');
  if (pairs !== undefined) await writeOutput(pairs, pairsPicture(plain, found, text), '--pairs');
  if (out !== STDOUT)
    report(
      args,
      { run, step: checkpoint.step, file: out, picture: pairs },
      { found, errors, names, classNames: checkpoint.classNames },
    );
  return EXIT.done;
}

interface About {
  readonly run: string;
  readonly step: number;
  readonly file: string;
  readonly picture?: string;
}

function report(
  args: Arguments,
  about: About,
  {
    found,
    errors,
    names,
    classNames,
  }: { found: Inversion; errors: Float64Array; names: readonly string[]; classNames?: readonly string[] },
): void {
  const className = (i: number) => {
    const one = found.samples.labels?.[i];
    return one === undefined ? undefined : (classNames?.[one] ?? String(one));
  };
  const rows = names.map((name, i) => ({
    name,
    class: className(i),
    mse: errors[i],
    objective: found.objectives[i],
  }));
  if (args.has('json')) {
    printJson({ ...about, samples: rows });
    return;
  }
  for (const row of rows)
    print(
      `${formatNumber(row.mse).padStart(10)}  ${row.name}${row.class === undefined ? '' : `  class ${row.class}`}`,
    );
  print(`mean squared error ${meanText(meanWithError(errors))} of ${rows.length}`);
  print(about.file);
}

function encoded(
  ending: string,
  { latents, samples, objectives }: Inversion,
  names: readonly string[],
  classNames: readonly string[] | undefined,
): Uint8Array {
  const width = latents.length / samples.count;
  if (ending === '.npy') return encodeNpy(latents, [samples.count, width]);
  const classes =
    samples.labels && Array.from(samples.labels, (label) => classNames?.[label] ?? String(label));
  if (ending === '.csv') {
    const columns = Array.from({ length: width }, (_, k) => ({ name: `z${k + 1}`, mean: 0, sd: 1 }));
    const words = classes && { name: 'class', words: classes };
    return new TextEncoder().encode(encodeCsv(latents, columns, words));
  }
  const rows = names.map((name, i) => ({
    name,
    latents: Array.from(latents.subarray(i * width, (i + 1) * width)),
    objective: objectives[i],
    ...(classes ? { class: classes[i] } : {}),
  }));
  return new TextEncoder().encode(`${JSON.stringify({ samples: rows })}\n`);
}

function pairsPicture(samples: Samples, found: Inversion, text: Record<string, string>): Uint8Array {
  const first = firstOf(samples, ROWS);
  return encodePng(strip([first.data, found.samples.data.subarray(0, first.data.length)], first), text);
}
