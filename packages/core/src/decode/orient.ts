import type { Image } from '../pictures/image.ts';

/** The EXIF orientations in which rows are columns. */
const TURNED = 5;

/**
 * The picture as it is meant to be seen, for the EXIF orientation (1 to 8) it is stored in: 1 as it is, 2 mirrored, 3 upside
 * down, 4 flipped, 5 to 8 with rows and columns exchanged. Other values mean 1. CIPA DC-008, tag 0x0112.
 */
export function orient<T extends Image>(image: T, orientation: number): T {
  if (!(orientation >= 2 && orientation <= 8)) return image;
  const { width, height, channels, data } = image;
  const turned = orientation >= TURNED;
  const mirrored = [2, 3, 7, 8].includes(orientation);
  const flipped = [3, 4, 6, 7].includes(orientation);
  const [columns, rows] = turned ? [height, width] : [width, height];
  const out = new Uint8Array(data.length);
  let to = 0;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      // Along stored rows goes the new x, or, turned, the new y.
      const along = turned ? y : x;
      const beside = turned ? x : y;
      const column = mirrored ? width - 1 - along : along;
      const row = flipped ? height - 1 - beside : beside;
      const from = (row * width + column) * channels;
      for (let c = 0; c < channels; c++) out[to++] = data[from + c];
    }
  }
  return { ...image, width: columns, height: rows, data: out };
}
