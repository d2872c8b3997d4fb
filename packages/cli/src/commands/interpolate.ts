import { join } from 'node:path';
import { walkFilm } from '@ganvil/core';
import { classNumber } from '../args/classNumber.ts';
import { type Arguments, jsonFlag, quietFlag } from '../args/flags.ts';
import { parseInteger } from '../args/parseNumber.ts';
import { parseSeeds } from '../args/parseSeeds.ts';
import { openCheckpoint, runArgument, stepArgument, stepFlags } from '../args/runArgument.ts';
import { openBackend } from '../engine/openBackend.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { checkOutput, STDOUT, writeOutput } from '../node/outputFile.ts';
import { folderOf } from '../run/folderOf.ts';
import { formatForShape, requestedFormat } from '../samples/chooseFormat.ts';
import { encodeInterpolation } from '../samples/interpolation.ts';
import { truncationArgument, truncationFlag } from '../samples/latentFlags.ts';
import { fpsArgument, fpsFlag, givenWords, pathArgument, pathFlags } from '../samples/pathFlags.ts';
import { provenanceOfSamples } from '../samples/provenanceOf.ts';
import { checkStops, latentWalk, type Walk } from '../samples/walkSamples.ts';
import { writeFilm } from '../samples/writeFilm.ts';
import { print, printJson } from '../terminal/output.ts';
import type { Command } from './types.ts';

const MAX_STEPS = 1000;
/** Samples from seed to seed unless it is said how many. */
const STEPS = { strip: 8, film: 30 };
/** Words that choose what is shown. */
const CHOOSING = ['from', 'to', 'through', 'steps', 'slerp', 'lerp', 'class', 'truncation', 'native', 'fps'];

/** `ganvil interpolate` */
export const interpolate: Command = {
  name: 'interpolate',
  args: 'RUN',
  maxArgs: 1,
  summary: 'interpolate between the latents of given seeds: a strip of images, a table, or a film',
  about: `Generates the samples on the path from the latent of one seed to that of another, or through several: images as a strip with a row
for each two seeds (and class), points as a table in the units of the data. With --out FILE.apng the path is a film.`,
  flags: [
    { name: 'from', value: 'SEED', help: 'seed at the start' },
    { name: 'to', value: 'SEED', help: 'seed at the end' },
    { name: 'through', value: 'LIST', help: 'instead of --from and --to: seeds on the path, such as 3,8,15' },
    {
      name: 'steps',
      value: 'N',
      help: 'samples from seed to seed, both included (default: 8; of a film 30)',
    },
    ...pathFlags,
    {
      name: 'class',
      value: 'NAME',
      help: 'class to generate, by name or number, for conditional runs (default: each class)',
    },
    truncationFlag,
    {
      name: 'out',
      value: 'FILE',
      help: 'output file, or - for stdout (default: interpolation.png for images or .csv for points, in the run directory or next to the checkpoint file)',
    },
    {
      name: 'format',
      value: 'NAME',
      help: 'png, apng, csv, npy, npz or json (default: by the extension of --out; else png for images, csv for points)',
    },
    { name: 'native', help: 'do not enlarge small images' },
    fpsFlag,
    ...stepFlags,
    jsonFlag,
    quietFlag,
  ],
  examples: [
    'ganvil interpolate runs/mnist --from 3 --to 8',
    'ganvil interpolate runs/mnist --through 3,8,15,3 --steps 12 --out strip.png',
    'ganvil interpolate runs/mnist --from 3 --to 8 --out film.apng',
  ],
  run: interpolateRun,
};

async function interpolateRun(args: Arguments): Promise<number> {
  const run = runArgument(args);
  const seeds = stopsArgument(args);
  const isFilm = filmMeant(args);
  const steps = stepsArgument(args, isFilm);
  const truncation = truncationArgument(args);
  const framesPerSecond = fpsArgument(args);
  const named = isFilm ? undefined : requestedFormat(args.get('format'), args.get('out'));
  const checkpoint = await openCheckpoint(run, stepArgument(args));
  const label = classNumber(args.get('class'), checkpoint);
  const walk: Walk = { checkpoint, seeds, kind: pathArgument(args, checkpoint), truncation, label };
  const format = isFilm ? undefined : formatForShape(named, checkpoint.sampleShape);
  const name = format?.[0] ?? 'apng';
  const out = args.get('out') ?? join(folderOf(run), `interpolation.${name}`);
  checkOutput(out, '--out');
  await openBackend(checkpoint.config);
  const text = provenanceOfSamples(run, checkpoint)(
    'interpolation',
    'interpolate',
    givenWords(args, CHOOSING),
  );
  if (format) {
    const native = args.has('native');
    await writeOutput(out, await encodeInterpolation({ ...walk, steps, native, text }, format));
  } else {
    const length = (seeds.length - 1) * (steps - 1) + 1;
    const positions = Array.from({ length }, (_, i) => i / (steps - 1));
    await writeFilm(
      out,
      await walkFilm(await latentWalk(walk), positions, text),
      { framesPerSecond },
      { fewer: 'lower --steps' },
    );
  }
  const path = walk.kind === 'arc' ? 'slerp' : 'lerp';
  if (out !== STDOUT)
    report(args, { run, step: checkpoint.step, file: out, format: name, seeds, steps, path });
  return EXIT.done;
}

/** The seeds on the path. Throws a usage Failure for none, one, or two ways of naming them. */
function stopsArgument(args: Arguments): number[] {
  const through = args.get('through');
  const ends = ['from', 'to'].filter((flag) => args.has(flag));
  if (through !== undefined && ends.length > 0)
    throw new Failure(EXIT.usage, `--through: expected no --${ends[0]} beside it, got both.`);
  if (through === undefined && ends.length < 2)
    throw new Failure(
      EXIT.usage,
      `interpolate: expected --from and --to, or --through, got ${ends.length === 1 ? `--${ends[0]} alone` : 'neither'}.`,
    );
  const seeds =
    through === undefined
      ? ends.map((flag) => parseInteger(flag, args.get(flag), 0, 0))
      : parseSeeds(through, 'through');
  checkStops(through === undefined ? 'to' : 'through', seeds, false);
  return seeds;
}

/** Prints what was written. */
function report(args: Arguments, facts: Readonly<Record<string, unknown>> & { file: string }): void {
  if (args.has('json')) printJson(facts);
  else print(facts.file);
}

/** The number of `--steps`. Throws a usage Failure, also for `--fps` where there is no film. */
function stepsArgument(args: Arguments, isFilm: boolean): number {
  if (args.has('fps') && !isFilm)
    throw new Failure(EXIT.usage, '--fps: expected a film, --out FILE.apng, got none.');
  const steps = parseInteger('steps', args.get('steps'), isFilm ? STEPS.film : STEPS.strip, 2);
  if (steps <= MAX_STEPS) return steps;
  throw new Failure(EXIT.usage, `--steps: expected at most ${MAX_STEPS}, got ${steps}.`);
}

/** Whether the result is a film. Throws a usage Failure where format and extension differ. */
function filmMeant(args: Arguments): boolean {
  const [format, out] = [args.get('format'), args.get('out') ?? ''];
  const byName = /\.apng$/i.test(out);
  if (format !== undefined && format !== 'apng' && byName)
    throw new Failure(EXIT.usage, `--out: expected the extension .${format} of --format, got ${out}.`);
  return format === 'apng' || byName;
}
