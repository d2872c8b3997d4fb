import { DataError } from '../../errors.ts';
import { type Frame, fitter, toBytes } from '../fitter.ts';
import { pause } from '../pause.ts';
import { fits, openPixels } from '../pixels/openPixels.ts';
import { pixelsInMemory } from '../pixels/pixelsInMemory.ts';
import type { Pixels } from '../pixels/types.ts';
import type { ReadOptions } from '../types.ts';
import { bodyOf, bodyPieces, checkBody, product, readerOf } from './body.ts';
import { type Layout, layoutOf } from './layout.ts';
import { scaleOf } from './scale.ts';
import { transposed } from './transposed.ts';
import type { ArrayFile } from './types.ts';

const TURN = 16; // images between two looks at signals

/** Images, and what was understood of their numbers. */
export interface ReadImages {
  readonly frame: Frame;
  readonly pixels: Pixels;
  readonly notes: readonly string[];
}

/** The frame of an array's images as they are. Throws DataError where it holds none. */
export function frameOf(array: ArrayFile): Frame {
  const { path } = array.file;
  const { count, height, width, channels } = layoutOf(array, path);
  if (count * height * width === 0)
    throw new DataError(`${path}: expected images, got ${count} of ${width} x ${height}.`);
  return { width, height, channels: channels === 1 ? 1 : 3 };
}

/**
 * The images of an array in the frame that the options ask for; a fourth channel is alpha, over black. `turn`: their rows and columns
 * are exchanged. Where memory has no room for the numbers, they are read piece by piece. Throws DataError.
 */
export async function imagesOf(array: ArrayFile, options: ReadOptions, turn: boolean): Promise<ReadImages> {
  const { file, type, shape } = array;
  const own = frameOf(array);
  const layout = layoutOf(array, file.path);
  const plain = isPlain(array, layout);
  const numbers = own.width * own.height * layout.channels;
  const inOrder = layout.strides.i === numbers;
  const most = options.store ? options.mostBytes : undefined;
  const whole = fits(product(shape) * type.bytes, most) ? await bodyOf(array) : undefined;
  if (!whole) checkBody(array);
  const { frame, fit } = fitter(own, options); // not before: sizes may be anything
  const same = frame.width === own.width && frame.height === own.height && frame.channels === own.channels;
  if (whole && plain && same && !turn) return { frame, pixels: pixelsInMemory(whole, numbers), notes: [] };
  if (!whole && !inOrder) throw scattered(array);
  const bodies = async function* () {
    if (whole) yield whole;
    else yield* bodyPieces(array, numbers * type.bytes);
  };
  const scale = await scaleOf(bodies, type, file.path, options);
  const writer = openPixels(frame, layout.count, file.path, options);
  let next = 0;
  for await (const body of bodies()) {
    const read = readerOf(body, type);
    const count = inOrder ? body.length / (numbers * type.bytes) : layout.count;
    for (let i = 0; i < count; i++) {
      const image = plain
        ? body.subarray(i * numbers, (i + 1) * numbers)
        : imageAt(i, layout, (at) => scale.of(read(at)));
      const upright = toBytes(layout.channels === 4 ? overBlack(image) : image);
      writer.add(toBytes(fit(turn ? transposed(upright, own) : upright)));
      next++;
      options.onProgress?.(next, layout.count);
      if (next % TURN === 0) await pause(options);
    }
  }
  return { frame, pixels: writer.finish(), notes: scale.note ? [scale.note] : [] };
}

function scattered({ file, shape }: ArrayFile): DataError {
  return new DataError(
    `${file.path}: expected images one after the other, since memory has no room for the whole array, got the images of [${shape.join(', ')}] interleaved; save it as (images, height, width, channels) in C order.`,
  );
}

/** Whether the bytes are the pixels as they are. */
function isPlain({ type, isFortran, shape }: ArrayFile, { channels, strides }: Layout): boolean {
  const isBytes = type.kind === 'unsigned' && type.bytes === 1;
  return (
    isBytes && !isFortran && channels !== 4 && strides.x === channels && (shape.length < 4 || strides.c === 1)
  );
}

function imageAt(
  i: number,
  { height, width, channels, strides }: Layout,
  value: (at: number) => number,
): Float64Array {
  const image = new Float64Array(height * width * channels);
  let next = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < channels; c++)
        image[next++] = value(i * strides.i + y * strides.y + x * strides.x + c * strides.c);
  return image;
}

function overBlack(image: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: (image.length / 4) * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3) * 4;
    return (image[pixel + (i % 3)] * image[pixel + 3]) / 255;
  });
}
