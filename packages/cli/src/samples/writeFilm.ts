import { encodeApng, fitted, fittedSize, type Image } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { writePieces } from '../node/writePieces.ts';

/** Frames of a film at most, and bytes of all their pixels. */
export const MAX_FRAMES = 10_000;
const MAX_BYTES = 2 ** 32;
/** Between two lines on how far a film is. */
const SECONDS = 10;
/** Pixels of the longer side of a frame at most. */
export const MAX_SIDE = 4096;

/** A film before its frames are made. */
export interface Film {
  /** The size of a frame as it is made. */
  readonly size: Omit<Image, 'data'>;
  readonly count: number;
  frames(): AsyncIterable<Image> | Iterable<Image>;
  readonly text: Readonly<Record<string, string>>;
  readonly lastSeconds?: number;
  /** Pixels that the longer side has unless it is said how many; as it is made if undefined. */
  readonly usualSide?: number;
}

/** How a film is shown. */
export interface FilmShape {
  readonly framesPerSecond: number;
  /** Pixels that the longer side has at most; as usual if undefined. */
  readonly side?: number;
}

/** The size of its frames in the file. Throws a usage Failure for more pixels than a film may have; `fewer` says what to do. */
export function filmSize(
  { size, count, usualSide }: Film,
  { side = usualSide }: FilmShape,
  fewer: string,
): Omit<Image, 'data'> {
  const shown = { ...size, ...(side === undefined ? {} : fittedSize(size, side)) };
  const bytes = count * shown.width * shown.height * shown.channels;
  if (count <= MAX_FRAMES && bytes <= MAX_BYTES) return shown;
  const gibibytes = Math.round((10 * bytes) / 2 ** 30) / 10;
  throw new Failure(
    EXIT.usage,
    `film: expected at most ${MAX_FRAMES} frames and 4 GiB of pixels, got ${count} frames of ${shown.width} x ${shown.height} pixels, ${gibibytes} GiB; ${fewer}.`,
  );
}

/** Writes an animated PNG frame by frame; one frame is in memory at a time. `tell` is told how far it is, every few seconds. */
export async function writeFilm(
  out: string,
  film: Film,
  shape: FilmShape,
  { fewer, tell }: { fewer: string; tell?: (line: string) => void },
): Promise<void> {
  const { count: frames, text, lastSeconds } = film;
  const size = filmSize(film, shape, fewer);
  const { framesPerSecond } = shape;
  const made = told(fittedFrames(film, shape), frames, tell);
  await writePieces(out, encodeApng(made, { ...size, frames, framesPerSecond, lastSeconds, text }));
}

async function* told(
  frames: AsyncIterable<Image>,
  count: number,
  tell: (line: string) => void = () => {},
): AsyncGenerator<Image> {
  let [done, last] = [0, performance.now()];
  for await (const frame of frames) {
    yield frame;
    done++;
    if (performance.now() < last + SECONDS * 1000) continue;
    last = performance.now();
    tell(`film: ${done} of ${count} frames`);
  }
}

async function* fittedFrames(film: Film, { side = film.usualSide }: FilmShape): AsyncGenerator<Image> {
  for await (const image of film.frames()) yield side === undefined ? image : fitted(image, side);
}
