import { fitted, fittedSize } from '../pictures/fitted.ts';
import type { Image } from '../pictures/image.ts';
import { encodeApng } from './apng.ts';

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

/** The size of a film's frames in the file. */
export function sizeInFile({ size, usualSide }: Film, { side = usualSide }: FilmShape): Omit<Image, 'data'> {
  return { ...size, ...(side === undefined ? {} : fittedSize(size, side)) };
}

/** A film as an animated PNG, piece by piece: one frame is in memory at a time. `tell` is told the number of each that is done. */
export function encodeFilm(
  film: Film,
  shape: FilmShape,
  tell: (done: number) => void = () => {},
): AsyncGenerator<Uint8Array, void> {
  const { count: frames, text, lastSeconds } = film;
  const { framesPerSecond } = shape;
  const size = sizeInFile(film, shape);
  return encodeApng(fittedFrames(film, shape, tell), { ...size, frames, framesPerSecond, lastSeconds, text });
}

async function* fittedFrames(
  film: Film,
  { side = film.usualSide }: FilmShape,
  tell: (done: number) => void,
): AsyncGenerator<Image> {
  let done = 0;
  for await (const image of film.frames()) {
    yield side === undefined ? image : fitted(image, side);
    tell(++done);
  }
}
