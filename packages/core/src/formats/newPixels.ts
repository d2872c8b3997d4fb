import { DataError } from '../errors.ts';
import type { Frame } from './fitter.ts';

/** Bytes of pixels where an app says nothing of its memory. */
const MAX_BYTES = 2 ** 31;
/** Sides that a refusal may propose. */
const SIDES = [256, 128, 96, 64, 48, 32];

/** Room for so many images. Throws DataError, which says what would help, where they need more than `most` bytes. */
export function newPixels(frame: Frame, count: number, where: string, most = MAX_BYTES): Uint8Array {
  const { width, height, channels } = frame;
  const bytes = width * height * channels * count;
  const refuse = () =>
    new DataError(
      `${where}: expected at most ${grouped(most)} bytes of pixels, got ${grouped(bytes)} (${grouped(count)} images of ${width} x ${height} x ${channels})${help(frame, count, most)}.`,
    );
  if (bytes > most) throw refuse();
  try {
    return new Uint8Array(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw refuse();
    throw error;
  }
}

/** What makes them fit: a smaller size, or one channel. */
function help({ width, height, channels }: Frame, count: number, most: number): string {
  const smaller = SIDES.filter((side) => side < Math.max(width, height));
  for (const kept of channels === 3 ? [3, 1] : [1]) {
    const side = smaller.find((candidate) => candidate * candidate * kept * count <= most);
    if (side === undefined) continue;
    const grey = kept === channels ? '' : ' --channels 1';
    return `; --image-size ${side}${grey} needs ${grouped(side * side * kept * count)}`;
  }
  return '; fewer images would fit';
}

/** A number with commas, as people read it. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
