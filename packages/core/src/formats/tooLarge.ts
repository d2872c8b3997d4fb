import { MAX_SIDE, USUAL_SIDE } from '../config/imageSize.ts';
import type { Frame } from './fitter.ts';
import type { ReadOptions } from './types.ts';

/** What is wrong with images of this size, of which `path` holds one, where no size was asked for; undefined if nothing is. */
export function tooLarge(
  { width, height }: Pick<Frame, 'width' | 'height'>,
  path: string,
  { imageSize, mostSide = MAX_SIDE }: ReadOptions,
): string | undefined {
  if (imageSize !== 0 || Math.max(width, height) <= mostSide) return undefined;
  return `images are large, ${width} x ${height} in ${path}`;
}

/** The line that says why images were read at the usual size. */
export function resizedNote(why: string): string {
  return `data: ${why}; read at ${USUAL_SIDE} x ${USUAL_SIDE}, --image-size chooses another size.`;
}
