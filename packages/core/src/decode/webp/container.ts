import { DataError } from '../../errors.ts';
import { ascii } from '../ascii.ts';

/** What a WebP file holds. */
export interface WebpParts {
  /** Size of the canvas and place of the first picture on it; undefined where the picture is all. */
  readonly canvas: { width: number; height: number; left: number; top: number } | undefined;
  readonly lossy: Uint8Array | undefined;
  readonly lossless: Uint8Array | undefined;
  /** The alpha of a lossy picture. */
  readonly alpha: Uint8Array | undefined;
  readonly exif: Uint8Array;
}

/** Finds the first picture in a WebP file and what belongs to it. Throws DataError where there is none. RFC 9649. */
export function readWebp(bytes: Uint8Array, where: string): WebpParts {
  const found = new Map<string, Uint8Array>();
  readChunks(bytes.subarray(12), found);
  const frame = found.get('ANMF');
  const still = found.get('VP8 ') ?? found.get('VP8L');
  const header = found.get('VP8X');
  let canvas: WebpParts['canvas'];
  if (header && header.length >= 10) {
    const moved = still ? undefined : frame;
    const at = (i: number) => (moved && moved.length >= 16 ? 2 * u24(moved, i) : 0);
    canvas = { width: 1 + u24(header, 4), height: 1 + u24(header, 7), left: at(0), top: at(3) };
  }
  if (!still && frame) readChunks(frame.subarray(16), found);
  const [lossy, lossless] = [found.get('VP8 '), found.get('VP8L')];
  if (!lossy && !lossless) throw new DataError(`${where}: expected a picture in the WebP file, got none.`);
  return { canvas, lossy, lossless, alpha: found.get('ALPH'), exif: found.get('EXIF') ?? new Uint8Array(0) };
}

/** The first chunk of each kind; the last may be cut off. */
function readChunks(bytes: Uint8Array, found: Map<string, Uint8Array>): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 8 <= bytes.length; ) {
    const name = ascii(bytes, at, at + 4);
    const length = view.getUint32(at + 4, true);
    if (!found.has(name)) found.set(name, bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length + (length % 2);
  }
}

function u24(bytes: Uint8Array, at: number): number {
  return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16);
}
