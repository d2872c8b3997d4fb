import { zlibSync } from 'fflate';
import type { Image } from '../pictures/image.ts';
import { concatenate } from './concatenate.ts';
import { pngChunk, pngText } from './pngChunk.ts';

/** The eight bytes that every PNG begins with. */
export const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * A PNG file: 8 bits per channel, rows unfiltered, and every byte of it ours or fflate's, so that it is the same file on
 * every platform. `text` becomes tEXt chunks (iTXt where it is not ASCII) in the order of its keys.
 */
export function encodePng(image: Image, text: Record<string, string> = {}): Uint8Array {
  return concatenate([
    pngHead(image),
    ...Object.entries(text).map(([key, value]) => pngText(key, value)),
    pngChunk('IDAT', packPixels(image)),
    pngChunk('IEND', new Uint8Array(0)),
  ]);
}

/** What every PNG begins with: the signature and the header. */
export function pngHead({ width, height, channels }: Omit<Image, 'data'>): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, channels === 1 ? 0 : 2], 8);
  return concatenate([new Uint8Array(PNG_SIGNATURE), pngChunk('IHDR', header)]);
}

/** The zlib data of an image. */
export function packPixels(image: Image): Uint8Array {
  // Without `mem`, fflate sizes its tables by Math.log, which engines are free to round differently.
  return zlibSync(filterRows(image), { level: 6, mem: 4 });
}

/** Each row with filter type 0 before it. */
function filterRows({ width, height, channels, data }: Image): Uint8Array {
  const row = width * channels;
  const rows = new Uint8Array(height * (row + 1));
  for (let y = 0; y < height; y++) rows.set(data.subarray(y * row, (y + 1) * row), y * (row + 1) + 1);
  return rows;
}
