// Pictures and films of a run as files, with their provenance. It imports no tfjs: in pages it is a script of its own, loaded with
// the first picture.

import { encodeFilm, type Film } from '../encode/film.ts';
import { joined } from '../encode/joined.ts';
import { encodePng } from '../encode/png.ts';
import { provenanceOfState, provenanceText } from '../encode/provenanceText.ts';
import { ConfigError } from '../errors.ts';
import { pictureOf } from '../pictures/samplePicture.ts';
import type { Samples } from '../training/events.ts';
import type { PathKind } from './latentsAlong.ts';
import { type PictureOf, pictureState } from './pictureState.ts';
import { usualPath } from './usualPath.ts';
import { walkFilm } from './walkFilm.ts';

const FRAMES_PER_SECOND = 10;
const LAST_SECONDS = 2;
/** Classes up to which each is shown. */
const MAX_CLASSES = 100;

/** A walk through latents: a closed path through those of seeds. */
export interface WalkChoice {
  readonly seeds: readonly number[];
  readonly frames: number;
  /** The class of all samples; those of a conditional run otherwise have every class at each place. */
  readonly label?: number;
  /** The path that the distribution of the latents declares. */
  readonly path: PathKind;
}

/** The samples of the run's fixed latents as a PNG: the picture that `ganvil train` writes at this step. */
export async function samplesFile(of: PictureOf): Promise<Uint8Array> {
  const samples = await of.run.sample(undefined, undefined, of.weights);
  return encodePng(pictureOf(samples, of.run.dataset), textOf(of, 'training samples', samples.count));
}

/** Samples of the same latents at several steps, up to the present, as a film: that of `ganvil film`. */
export async function trainingFilmFile(of: PictureOf, pictures: readonly Samples[]): Promise<Uint8Array> {
  const { dataset } = of.run;
  const last = pictures.at(-1);
  if (!last) throw new ConfigError('film: expected samples of at least one step, got none.');
  const film: Film = {
    size: pictureOf(last, dataset),
    count: pictures.length,
    *frames() {
      for (const samples of pictures) yield pictureOf(samples, dataset);
    },
    text: textOf(of, 'film of training samples', last.count),
    lastSeconds: LAST_SECONDS,
  };
  return joined(encodeFilm(film, { framesPerSecond: FRAMES_PER_SECOND }));
}

/** A walk through latents as a film: that of `ganvil film --walk`. Throws ConfigError for too few seeds or too many classes. */
export async function walkFilmFile(of: PictureOf, choice: WalkChoice): Promise<Uint8Array> {
  const { run, weights } = of;
  const { config, dataset } = run;
  const { seeds, frames, label, path } = choice;
  if (seeds.length < 2 || frames < seeds.length)
    throw new ConfigError(
      `film: expected at least 2 seeds and as many frames, got ${seeds.length} seeds and ${frames} frames.`,
    );
  const each = config.conditional && label === undefined ? dataset.classes : 1;
  if (each > MAX_CLASSES) throw new ConfigError(`class: expected one of the ${each} classes, got none.`);
  const { shape } = dataset;
  const { latentDim } = config;
  const labelsOf = (count: number) => (label === undefined ? undefined : new Int32Array(count).fill(label));
  const walk = {
    ...{ shape, latentDim, each },
    kind: usualPath(latentDim, path),
    stops: await run.latents([...seeds, seeds[0]]),
    sample: (z: Float32Array) => run.sample(z, labelsOf(z.length / latentDim), weights),
  };
  const positions = Array.from({ length: frames }, (_, i) => (i * seeds.length) / frames);
  const words = ['--walk', '--seeds', seeds.join(), '--frames', String(frames)];
  const film = await walkFilm(
    walk,
    positions,
    textOfWalk(of, label === undefined ? words : [...words, '--class', String(label)]),
  );
  return joined(encodeFilm(film, { framesPerSecond: FRAMES_PER_SECOND }));
}

/** Pictures of the current weights say so: by default they are of averaged ones. */
const kindOf = ({ weights }: PictureOf, kind: string) =>
  weights === 'current' ? `${kind} of the current weights` : kind;

function textOf(of: PictureOf, kind: string, count: number): Record<string, string> {
  const { seed } = of.run.config;
  return provenanceText({ ...pictureState(of), kind: kindOf(of, kind), chosen: { seed, count } });
}

/** The command makes films of averaged weights. */
function textOfWalk(of: PictureOf, words: readonly string[]): Record<string, string> {
  const kind = kindOf(of, 'film of a walk through latents');
  return provenanceOfState(pictureState(of))(kind, of.weights === 'current' ? undefined : 'film', words);
}
