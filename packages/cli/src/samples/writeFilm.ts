import { encodeFilm, type Film, type FilmShape, type Image, sizeInFile } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { writePieces } from '../node/writePieces.ts';

/** Frames of a film at most, and bytes of all their pixels. */
export const MAX_FRAMES = 10_000;
const MAX_BYTES = 2 ** 32;
/** Between two lines on how far a film is. */
const SECONDS = 10;
/** Pixels of the longer side of a frame at most. */
export const MAX_SIDE = 4096;

/** The size of its frames in the file. Throws a usage Failure for more pixels than a film may have; `fewer` says what to do. */
export function filmSize(film: Film, shape: FilmShape, fewer: string): Omit<Image, 'data'> {
  const { count } = film;
  const shown = sizeInFile(film, shape);
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
  { fewer, tell = () => {} }: { fewer: string; tell?: (line: string) => void },
): Promise<void> {
  filmSize(film, shape, fewer);
  let last = performance.now();
  const told = (done: number): void => {
    if (performance.now() < last + SECONDS * 1000) return;
    last = performance.now();
    tell(`film: ${done} of ${film.count} frames`);
  };
  await writePieces(out, encodeFilm(film, shape, told));
}
