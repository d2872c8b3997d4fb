import { DataError } from '../../errors.ts';
import { type Frame, toBytes } from '../fitter.ts';
import { newPixels } from '../newPixels.ts';
import { pause } from '../pause.ts';
import type { ReadOptions } from '../types.ts';
import { bodyOf, product, readerOf } from './body.ts';
import { type Layout, layoutOf } from './layout.ts';
import { scaleOf } from './scale.ts';
import type { ArrayFile } from './types.ts';

/** The images of an array as interleaved bytes; a fourth channel is alpha, over black. Throws DataError. */
export async function imagesOf(
  array: ArrayFile,
  options: ReadOptions,
): Promise<{ frame: Frame; pixels: Uint8Array; notes: string[] }> {
  const { path } = array.file;
  const layout = layoutOf(array, path);
  const { count, height, width, channels } = layout;
  if (count * height * width === 0)
    throw new DataError(`${path}: expected images, got ${count} of ${width} x ${height}.`);
  const body = await bodyOf(array);
  const frame: Frame = { width, height, channels: channels === 1 ? 1 : 3 };
  if (isPlain(array, layout)) return { frame, pixels: body, notes: [] };
  const read = readerOf(body, array.type);
  const scale = await scaleOf(read, product(array.shape), array.type, path, options);
  const pixels = newPixels(frame, count, path, options.mostBytes);
  const size = pixels.length / count;
  for (let i = 0; i < count; i++) {
    const image = imageAt(i, layout, (at) => scale.of(read(at)));
    pixels.set(toBytes(channels === 4 ? overBlack(image) : image), i * size);
    options.onProgress?.(i + 1, count);
    await pause(options);
  }
  return { frame, pixels, notes: scale.note ? [scale.note] : [] };
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

function overBlack(image: Float64Array): Float64Array {
  return Float64Array.from({ length: (image.length / 4) * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3) * 4;
    return (image[pixel + (i % 3)] * image[pixel + 3]) / 255;
  });
}
