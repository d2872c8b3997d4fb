import type { Dataset } from '../datasets/types.ts';
import { sha256 } from '../encode/sha256.ts';
import { DataError } from '../errors.ts';
import { type Frame, fitter, toBytes } from './fitter.ts';
import type { ImageOptions } from './types.ts';

const MOST_BYTES = 2 ** 31;

/** Images in memory, one byte per channel, all of one frame. */
export interface Images {
  readonly name: string;
  readonly frame: Frame;
  readonly pixels: Uint8Array;
  /** Class of each image. */
  readonly labels?: ArrayLike<number>;
  readonly classes: number;
  readonly classNames?: readonly string[];
}

/** The data set of images in memory; a byte x reads as x / 127.5 - 1. */
export function imageSet({ name, frame, pixels, labels, classes, classNames }: Images): Dataset {
  const shape = [frame.height, frame.width, frame.channels];
  const size = frame.height * frame.width * frame.channels;
  const count = pixels.length / size;
  const values = Float32Array.from({ length: 256 }, (_, x) => x / 127.5 - 1);
  const stored = Int32Array.from({ length: count }, (_, i) => labels?.[i] ?? -1);
  const head = new TextEncoder().encode(`ganvil images 1 ${JSON.stringify({ shape, count, classes })}`);
  return {
    name,
    shape,
    count,
    classes,
    classNames,
    digest: sha256(head, pixels, littleEndian(stored)),
    read(indices, out, outLabels) {
      for (let i = 0; i < indices.length; i++) {
        const from = indices[i] * size;
        for (let k = 0; k < size; k++) out[i * size + k] = values[pixels[from + k]];
        outLabels[i] = stored[indices[i]];
      }
    },
  };
}

/** Many images of one frame, one after the other, brought to the frame that the options ask for. `where` names the file. */
export function fitAll(
  pixels: Uint8Array,
  from: Frame,
  options: ImageOptions,
  where: string,
): Pick<Images, 'frame' | 'pixels'> {
  const { frame, fit } = fitter(from, options);
  const same = frame.width === from.width && frame.height === from.height && frame.channels === from.channels;
  if (same) return { frame, pixels };
  const size = from.width * from.height * from.channels;
  const count = pixels.length / size;
  const fitted = newPixels(frame, count, where);
  const step = fitted.length / count;
  for (let i = 0; i < count; i++)
    fitted.set(toBytes(fit(pixels.subarray(i * size, (i + 1) * size))), i * step);
  return { frame, pixels: fitted };
}

/** Room for so many images. Throws DataError above 2 GiB. */
export function newPixels({ width, height, channels }: Frame, count: number, where: string): Uint8Array {
  const bytes = width * height * channels * count;
  if (bytes > MOST_BYTES)
    throw new DataError(`${where}: expected at most ${MOST_BYTES} bytes of pixels, got ${bytes}.`);
  return new Uint8Array(bytes);
}

function littleEndian(values: Int32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (let i = 0; i < values.length; i++) view.setInt32(4 * i, values[i], true);
  return new Uint8Array(view.buffer);
}
