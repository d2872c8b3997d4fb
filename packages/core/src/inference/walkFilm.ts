// The frames of a walk through latents.
import type { Film } from '../encode/film.ts';
import { kindOf } from '../pictures/asImages.ts';
import type { Image } from '../pictures/image.ts';
import { pathPicture } from '../pictures/pathPicture.ts';
import { pictureOf } from '../pictures/samplePicture.ts';
import type { Samples } from '../training/events.ts';
import { joinSamples, type LatentWalk, walkSamples } from './latentWalk.ts';

/** Pixels that the longer side of images has at most. */
const SIDE = 640;

/** The film of the samples at positions: of images the sample, or one of each class, of points the way so far. */
export async function walkFilm(
  walk: LatentWalk,
  positions: readonly number[],
  text: Film['text'],
): Promise<Film> {
  const made = { count: positions.length, text };
  const { shape, each } = walk;
  if (kindOf(shape) === 'points') {
    const all = await joinSamples(walkSamples(walk, positions));
    return { ...made, size: pathPicture(all, each), frames: () => pathFrames(all, each) };
  }
  const blank = new Float32Array(each * shape.reduce((a, b) => a * b, 1));
  const size = pictureOf({ shape, count: each, data: blank }, undefined, true);
  return { ...made, size, usualSide: SIDE, frames: () => imageFrames(walkSamples(walk, positions), each) };
}

function* pathFrames(all: Samples, each: number): Generator<Image> {
  for (let shown = each; shown <= all.count; shown += each) yield pathPicture(all, shown);
}

async function* imageFrames(pieces: AsyncIterable<Samples>, each: number): AsyncGenerator<Image> {
  for await (const { shape, count, data } of pieces) {
    const size = data.length / count;
    for (let first = 0; first < count; first += each) {
      const part = data.subarray(first * size, (first + each) * size);
      yield pictureOf({ shape, count: each, data: part }, undefined, true);
    }
  }
}
