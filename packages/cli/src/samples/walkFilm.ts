// The frames of a walk through latents.
import { type Image, pathPicture, pictureOf, type Samples } from '@ganvil/core';
import { joinSamples, samplesPerPlace, type Walk, walkSamples } from './walkSamples.ts';
import type { Film } from './writeFilm.ts';

/** The film of the samples at positions: of images the sample, or one of each class, of points the way so far. */
export async function walkFilm(walk: Walk, positions: readonly number[], text: Film['text']): Promise<Film> {
  const made = { count: positions.length, text };
  const each = samplesPerPlace(walk);
  if (walk.checkpoint.sampleShape.length !== 3) {
    const all = await joinSamples(walkSamples(walk, positions));
    return { ...made, size: pathPicture(all, each), frames: () => pathFrames(all, each) };
  }
  const [height, width] = walk.checkpoint.sampleShape;
  const channels = walk.checkpoint.sampleShape[2] === 3 ? 3 : 1;
  const blank = new Float32Array(each * height * width * channels);
  const size = pictureOf({ shape: [height, width, channels], count: each, data: blank });
  return { ...made, size, frames: () => imageFrames(walkSamples(walk, positions), each) };
}

function* pathFrames(all: Samples, each: number): Generator<Image> {
  for (let shown = each; shown <= all.count; shown += each) yield pathPicture(all, shown);
}

async function* imageFrames(pieces: AsyncIterable<Samples>, each: number): AsyncGenerator<Image> {
  for await (const { shape, count, data } of pieces) {
    const size = data.length / count;
    for (let first = 0; first < count; first += each)
      yield pictureOf({ shape, count: each, data: data.subarray(first * size, (first + each) * size) });
  }
}
