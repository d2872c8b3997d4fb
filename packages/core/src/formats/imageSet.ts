import type { Dataset } from '../datasets/types.ts';
import { sha256InPieces } from '../encode/sha256.ts';
import { yieldToEventLoop } from '../training/yieldToEventLoop.ts';
import { type Frame, fitter, toBytes } from './fitter.ts';
import { newPixels } from './newPixels.ts';
import { pause } from './pause.ts';
import type { ReadOptions } from './types.ts';

/** Images in memory, one byte per channel, all of one frame. */
export interface Images {
  readonly name: string;
  readonly frame: Frame;
  readonly pixels: Uint8Array;
  /** Class of each image, from 0 on. */
  readonly labels?: ArrayLike<number>;
  readonly classNames?: readonly string[];
  /** How the same files were read by earlier versions, if not so. */
  readonly former?: { readonly labels?: ArrayLike<number>; readonly why: string };
}

/** The data set of images in memory; a byte x reads as x / 127.5 - 1. */
export async function imageSet(images: Images): Promise<Dataset> {
  const { name, frame, pixels, labels, classNames, former } = images;
  const shape = [frame.height, frame.width, frame.channels];
  const size = frame.height * frame.width * frame.channels;
  const count = pixels.length / size;
  const classes = labels ? (classNames?.length ?? 0) : 0;
  const values = Float32Array.from({ length: 256 }, (_, x) => x / 127.5 - 1);
  const head = new TextEncoder().encode(`ganvil images 1 ${JSON.stringify({ shape, count, classes })}`);
  const stored = (given: ArrayLike<number> | undefined) =>
    Int32Array.from({ length: count }, (_, i) => given?.[i] ?? -1);
  const own = stored(labels);
  const digestWith = (given: Int32Array) =>
    sha256InPieces([head, pixels, littleEndian(given)], yieldToEventLoop);
  return {
    name,
    shape,
    count,
    classes,
    ...(classes > 0 ? { classNames } : {}),
    digest: await digestWith(own),
    ...(former ? { former: { why: former.why, digest: await digestWith(stored(former.labels)) } } : {}),
    read(indices, out, outLabels) {
      for (let i = 0; i < indices.length; i++) {
        const from = indices[i] * size;
        for (let k = 0; k < size; k++) out[i * size + k] = values[pixels[from + k]];
        outLabels[i] = own[indices[i]];
      }
    },
  };
}

/** Many images of one frame, one after the other, brought to the frame that the options ask for. `where` names the file. */
export async function fitAll(
  pixels: Uint8Array,
  from: Frame,
  options: ReadOptions,
  where: string,
): Promise<Pick<Images, 'frame' | 'pixels'>> {
  const { frame, fit } = fitter(from, options);
  const same = frame.width === from.width && frame.height === from.height && frame.channels === from.channels;
  if (same) return { frame, pixels };
  const size = from.width * from.height * from.channels;
  const count = pixels.length / size;
  const fitted = newPixels(frame, count, where, options.mostBytes);
  const step = fitted.length / count;
  for (let i = 0; i < count; i++) {
    fitted.set(toBytes(fit(pixels.subarray(i * size, (i + 1) * size))), i * step);
    options.onProgress?.(i + 1, count);
    await pause(options);
  }
  return { frame, pixels: fitted };
}

function littleEndian(values: Int32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (let i = 0; i < values.length; i++) view.setInt32(4 * i, values[i], true);
  return new Uint8Array(view.buffer);
}
