import type { Samples } from '../training/events.ts';
import type { Image } from './image.ts';

const GAP = 1;
const GAP_SHADE = 64;

/** Images in [-1, 1] side by side in rows of `inRow` or, without, the whole as near to a square as they go; with a grey line between them. */
export function tiles({ shape, count, data }: Samples, inRow?: number): Image {
  const [height, width] = shape;
  const channels = shape[2] === 3 ? 3 : 1;
  const columns = Math.max(1, Math.min(count, inRow ?? Math.ceil(Math.sqrt((count * height) / width))));
  const rows = Math.max(1, Math.ceil(count / columns));
  const across = columns * (width + GAP) - GAP;
  const down = rows * (height + GAP) - GAP;
  const picture = new Uint8Array(across * down * channels).fill(GAP_SHADE);
  for (let i = 0; i < count; i++) {
    const left = (i % columns) * (width + GAP);
    const top = Math.floor(i / columns) * (height + GAP);
    for (let y = 0; y < height; y++) {
      const from = (i * height + y) * width * channels;
      const to = ((top + y) * across + left) * channels;
      for (let k = 0; k < width * channels; k++) picture[to + k] = toByte(data[from + k]);
    }
  }
  return { width: across, height: down, channels, data: picture };
}

/** [-1, 1] -> 0..255, rounded to nearest; what is outside goes to the nearer end. */
export function toByte(value: number): number {
  return Math.max(0, Math.min(255, Math.floor((value + 1) * 127.5 + 0.5)));
}
