import type { Dataset } from '../datasets/types.ts';
import { createSha256 } from '../encode/sha256.ts';
import type { Frame } from './fitter.ts';
import { pause } from './pause.ts';
import { littleEndian } from './pixels/littleEndian.ts';
import type { Pixels } from './pixels/types.ts';
import type { Reading } from './types.ts';

/** Images, one byte per channel, all of one frame. */
export interface Images {
  readonly name: string;
  readonly frame: Frame;
  readonly pixels: Pixels;
  /** Class of each image, from 0 on. */
  readonly labels?: ArrayLike<number>;
  readonly classNames?: readonly string[];
  /** How the same files were read by earlier versions, if not so. */
  readonly former?: { readonly labels?: ArrayLike<number>; readonly why: string };
  /** The same, where its digest is known. */
  readonly formerly?: Dataset['former'];
}

/** The data set of images; a byte x reads as x / 127.5 - 1. */
export async function imageSet(images: Images, reading: Reading): Promise<Dataset> {
  const { name, frame, pixels, labels, classNames, former, formerly } = images;
  const shape = [frame.height, frame.width, frame.channels];
  const { size, count } = pixels;
  const classes = labels ? (classNames?.length ?? 0) : 0;
  const values = Float32Array.from({ length: 256 }, (_, x) => x / 127.5 - 1);
  const head = new TextEncoder().encode(`ganvil images 1 ${JSON.stringify({ shape, count, classes })}`);
  const stored = (given: ArrayLike<number> | undefined) =>
    Int32Array.from({ length: count }, (_, i) => given?.[i] ?? -1);
  const own = stored(labels);
  const all = former ? [own, stored(former.labels)] : [own];
  const [digest, formerDigest] = await digestsOf(head, pixels, all, reading);
  const before = former ? { why: former.why, digest: formerDigest } : formerly;
  return {
    name,
    shape,
    count,
    classes,
    ...(classes > 0 ? { classNames } : {}),
    digest,
    ...(before ? { former: before } : {}),
    stored: { name, frame, pixels, labels: own, classes, classNames, digest, former: before },
    ...(pixels.prefetch ? { prefetch: pixels.prefetch } : {}),
    read(indices, out, outLabels) {
      for (let i = 0; i < indices.length; i++) {
        const image = pixels.at(indices[i]);
        for (let k = 0; k < size; k++) out[i * size + k] = values[image[k]];
        outLabels[i] = own[indices[i]];
      }
    },
  };
}

/** The digests of images with each of these labels. */
async function digestsOf(
  head: Uint8Array,
  pixels: Pixels,
  labels: readonly Int32Array[],
  reading: Reading,
): Promise<string[]> {
  const hashes = labels.map(reading.createHash ?? createSha256);
  for (const hash of hashes) hash.update(head);
  for (const piece of pixels.pieces()) {
    for (const hash of hashes) hash.update(piece);
    await pause(reading);
  }
  return hashes.map((hash, i) => {
    hash.update(littleEndian(labels[i]));
    return hash.digest();
  });
}
