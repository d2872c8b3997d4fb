import type { Observation } from '../masks/types.ts';
import type { Samples } from '../training/events.ts';
import type { Image } from './image.ts';
import { tiles } from './imageGrid.ts';
import { enlarge } from './upscale.ts';

/** Pixels a side up to which small pictures are enlarged. */
const READABLE = 640;

/**
 * Images in rows: the first of every column side by side, then the second, and so on. Each column is [count, ...shape], flat, in [-1, 1].
 * With `frames`, and where channels are neither grey nor RGB, every channel is a picture of its own beside the others.
 */
export function strip(
  columns: readonly Float32Array[],
  { shape, count }: Pick<Samples, 'shape' | 'count'>,
  frames = false,
): Image {
  const [height, width, channels] = shape;
  const apart = frames || (channels !== 1 && channels !== 3);
  const pictures = apart ? columns.flatMap((column) => channelsOf(column, channels)) : columns;
  const size = height * width * (apart ? 1 : channels);
  const data = new Float32Array(count * pictures.length * size);
  for (let i = 0; i < count; i++)
    for (const [k, picture] of pictures.entries())
      data.set(picture.subarray(i * size, (i + 1) * size), (i * pictures.length + k) * size);
  const all = { shape: [height, width, apart ? 1 : channels], count: count * pictures.length, data };
  const picture = tiles(all, pictures.length);
  return enlarge(picture, Math.max(1, Math.floor(READABLE / Math.max(picture.width, picture.height))));
}

/** Images [count, height, width, channels], flat, as one set of grey images per channel. */
function channelsOf(data: Float32Array, channels: number): Float32Array[] {
  const each = Array.from({ length: channels }, () => new Float32Array(data.length / channels));
  for (let i = 0; i < data.length; i++) each[i % channels][Math.floor(i / channels)] = data[i];
  return each;
}

/** Images as they are seen [count, ...shape], flat: grey where nothing is known, squares of their means at low resolution. */
export function asSeen({ shape, data }: Samples, { side, known }: Observation): Float32Array {
  if (side === 1) return data.map((x, i) => (known[i % known.length] ? x : 0));
  const [, width, channels] = shape;
  const seen = new Float32Array(data.length);
  const row = width * channels;
  for (let i = 0; i < data.length; i++) {
    const [channel, x, line] = [i % channels, Math.floor(i / channels) % width, Math.floor(i / row)];
    const corner = (line - (line % side)) * row + (x - (x % side)) * channels + channel;
    let sum = 0;
    for (let y = 0; y < side; y++)
      for (let k = 0; k < side; k++) sum += data[corner + y * row + k * channels];
    seen[i] = sum / (side * side);
  }
  return seen;
}
