import { join } from 'node:path';
import { type Film, type FilmShape, walkFilm } from '@ganvil/core';
import { classNumber } from '../args/classNumber.ts';
import { type Arguments, jsonFlag, quietFlag } from '../args/flags.ts';
import { parseInteger } from '../args/parseNumber.ts';
import { parseSeeds } from '../args/parseSeeds.ts';
import { openCheckpoint, runArgument, stepArgument, stepFlags } from '../args/runArgument.ts';
import { openBackend } from '../engine/openBackend.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { checkOutput, STDOUT } from '../node/outputFile.ts';
import { folderOf } from '../run/folderOf.ts';
import { truncationArgument, truncationFlag } from '../samples/latentFlags.ts';
import { fpsArgument, fpsFlag, givenWords, pathArgument, pathFlags } from '../samples/pathFlags.ts';
import { provenanceOfSamples } from '../samples/provenanceOf.ts';
import { trainingFilm } from '../samples/trainingFilm.ts';
import { checkStops, latentWalk } from '../samples/walkSamples.ts';
import { filmSize, MAX_FRAMES, MAX_SIDE, writeFilm } from '../samples/writeFilm.ts';
import { print, printJson, say } from '../terminal/output.ts';
import type { Command } from './types.ts';

/** Flags of walks alone, and of films of training alone. */
const WALK = ['seeds', 'frames', 'class', 'slerp', 'lerp', 'truncation', 'step'] as const;
const TRAINING = ['every'] as const;

/** `ganvil film` */
export const film: Command = {
  name: 'film',
  args: 'RUN',
  maxArgs: 1,
  summary: 'make a film (animated PNG) of a training run, or of a walk through latent space',
  about: `Makes an animated PNG, which every browser shows, of the pictures of samples that a training wrote: how the samples changed. With
--walk of the samples on a closed path through latents: each seed changes into the next one, and the last into the first. Of points a walk
shows the way so far.`,
  flags: [
    { name: 'walk', help: 'film a walk through latents of the newest checkpoint, not the training' },
    { name: 'seeds', value: 'LIST', help: 'with --walk: seeds on the path, such as 0,5,9 (default: 0-3)' },
    { name: 'frames', value: 'N', help: 'with --walk: frames of the film (default: 60)' },
    {
      name: 'class',
      value: 'NAME',
      help: 'with --walk: class to generate, by name or number, for conditional runs (default: each class)',
    },
    ...pathFlags,
    truncationFlag,
    { name: 'every', value: 'N', help: 'show every Nth picture and the last (default: all, up to 500)' },
    fpsFlag,
    { name: 'size', value: 'N', help: 'pixels of the longer side at most (default: as the pictures are)' },
    {
      name: 'out',
      value: 'FILE',
      help: 'output file, or - for stdout (default: film.png or walk.png, in the run directory or next to the checkpoint file)',
    },
    ...stepFlags,
    jsonFlag,
    quietFlag,
  ],
  examples: [
    'ganvil film runs/00003-swissroll',
    'ganvil film runs/mnist --every 2 --fps 20 --out training.png',
    'ganvil film runs/mnist --walk --seeds 0,5,9 --frames 120 --size 256',
  ],
  run: makeFilm,
};

async function makeFilm(args: Arguments): Promise<number> {
  const run = runArgument(args);
  const walk = args.has('walk');
  const odd = (walk ? TRAINING : WALK).find((name) => args.has(name));
  if (odd !== undefined)
    throw new Failure(
      EXIT.usage,
      `--${odd}: expected ${walk ? 'no' : 'the flag'} --walk beside it, got it ${walk ? 'with' : 'without'}.`,
    );
  const shape = shapeArgument(args);
  const out = outArgument(run, args);
  const made = walk ? await filmOfWalk(run, args) : await filmOfTraining(run, args);
  const fewer = walk ? 'lower --frames or --size' : 'raise --every or lower --size';
  const size = filmSize(made.film, shape, fewer);
  if (!args.has('quiet')) say(`film: ${made.film.count} frames of ${size.width} x ${size.height} pixels ...`);
  await writeFilm(out, made.film, shape, { fewer, tell: args.has('quiet') ? undefined : say });
  const { width, height } = size;
  const facts = {
    frames: made.film.count,
    width,
    height,
    framesPerSecond: shape.framesPerSecond,
    ...made.facts,
  };
  if (out === STDOUT) return EXIT.done;
  if (args.has('json')) printJson({ run, file: out, ...facts });
  else print(out);
  return EXIT.done;
}

/** What `--fps` and `--size` say. Throws a usage Failure. */
function shapeArgument(args: Arguments): FilmShape {
  const framesPerSecond = fpsArgument(args);
  const text = args.get('size');
  if (text === undefined) return { framesPerSecond };
  const side = parseInteger('size', text, 0, 1);
  if (side > MAX_SIDE) throw new Failure(EXIT.usage, `--size: expected at most ${MAX_SIDE}, got ${side}.`);
  return { framesPerSecond, side };
}

/** Where the film goes. Throws a Failure for what can be no such file. */
function outArgument(run: string, args: Arguments): string {
  const out = args.get('out') ?? join(folderOf(run), args.has('walk') ? 'walk.png' : 'film.png');
  checkOutput(out, '--out', ['.png', '.apng']);
  return out;
}

interface Made {
  readonly film: Film;
  /** What the result says besides its size. */
  readonly facts: Readonly<Record<string, unknown>>;
}

async function filmOfTraining(run: string, args: Arguments): Promise<Made> {
  const every = args.has('every') ? parseInteger('every', args.get('every'), 1, 1) : undefined;
  const words = givenWords(args, ['every', 'fps', 'size']);
  const film = await trainingFilm(run, every, words, say);
  return { film, facts: { every: film.every, steps: film.steps } };
}

async function filmOfWalk(run: string, args: Arguments): Promise<Made> {
  const seeds = parseSeeds(args.get('seeds') ?? '0-3');
  checkStops('seeds', seeds, true);
  const frames = parseInteger('frames', args.get('frames'), 60, seeds.length);
  if (frames > MAX_FRAMES)
    throw new Failure(EXIT.usage, `--frames: expected at most ${MAX_FRAMES}, got ${frames}.`);
  const truncation = truncationArgument(args);
  const checkpoint = await openCheckpoint(run, stepArgument(args));
  const label = classNumber(args.get('class'), checkpoint);
  const kind = pathArgument(args, checkpoint);
  await openBackend(checkpoint.config);
  const walk = { checkpoint, seeds: [...seeds, seeds[0]], kind, truncation, label };
  const positions = Array.from({ length: frames }, (_, i) => (i * seeds.length) / frames);
  const names = ['walk', 'seeds', 'frames', 'class', 'slerp', 'lerp', 'truncation', 'fps', 'size'];
  const text = provenanceOfSamples(run, checkpoint)(
    'film of a walk through latents',
    'film',
    givenWords(args, names),
  );
  const film = await walkFilm(await latentWalk(walk), positions, text);
  return { film, facts: { step: checkpoint.step, seeds, path: kind === 'arc' ? 'slerp' : 'lerp' } };
}
