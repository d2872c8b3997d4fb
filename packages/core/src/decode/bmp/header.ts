import { DataError } from '../../errors.ts';
import { shrinkFactor } from '../shrink.ts';

/** How the pixels of a BMP file are stored. */
export interface BmpHeader {
  readonly width: number;
  readonly height: number;
  readonly factor: number;
  /** Whether the first row stored is the upper one. */
  readonly topDown: boolean;
  /** Bits per pixel: 1, 2, 4, 8, 16, 24 or 32. */
  readonly depth: number;
  /** 0 none, 1 runs of bytes, 2 runs of half bytes, 3 and 6 given masks. */
  readonly packing: number;
  /** Bits of red, green, blue and alpha in a pixel of 16 or 32 bits. */
  readonly masks: readonly number[];
  readonly rgb: Uint8Array;
  /** Where the pixels begin. */
  readonly begin: number;
}

const DEPTHS: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16, 24, 32],
  1: [8],
  2: [4],
  3: [16, 32],
  6: [16, 32],
};

/** Reads the header of any version, masks and palette. Throws DataError for what is not supported or too large. */
export function readBmpHeader(bytes: Uint8Array, side: number, where: string): BmpHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const size = bytes.length >= 26 ? view.getUint32(14, true) : 0;
  const old = size === 12;
  if ((!old && size < 40) || 14 + size > bytes.length)
    throw new DataError(
      `${where}: expected a whole BMP header, got ${bytes.length} bytes, ${size} of them header.`,
    );
  const width = old ? view.getUint16(18, true) : view.getInt32(18, true);
  const stored = old ? view.getUint16(20, true) : view.getInt32(22, true);
  const depth = view.getUint16(old ? 24 : 28, true);
  const packing = old ? 0 : view.getUint32(30, true);
  if (!DEPTHS[packing]?.includes(depth)) {
    throw new DataError(
      `${where}: expected a BMP of 1 to 32 bits, plain, in runs or with masks, got ${depth} bits, compression ${packing}.`,
    );
  }
  const height = Math.abs(stored);
  const factor = shrinkFactor(Math.max(0, width), height, side, where);
  const masked = packing === 3 || packing === 6;
  const behind = 14 + size + (masked && size === 40 ? (packing === 6 ? 16 : 12) : 0);
  const colours = depth > 8 ? 0 : Math.min(1 << depth, (old ? 0 : view.getUint32(46, true)) || 1 << depth);
  return {
    width,
    height,
    factor,
    topDown: stored < 0,
    depth,
    packing,
    masks: masked
      ? masksOf(view, size, packing)
      : depth === 16
        ? [0x7c00, 0x3e0, 0x1f, 0]
        : [0xff0000, 0xff00, 0xff, 0],
    rgb: paletteAt(bytes, behind, colours, old ? 3 : 4),
    begin: view.getUint32(10, true),
  };
}

/** The masks behind a header of 40 bytes, or within a longer one. */
function masksOf(view: DataView, size: number, packing: number): number[] {
  const count = size >= 56 || packing === 6 ? 4 : 3;
  return Array.from({ length: 4 }, (_, i) =>
    i < count && 58 + 4 * i <= view.byteLength ? view.getUint32(54 + 4 * i, true) : 0,
  );
}

/** Stored blue, green, red, and in all but the oldest files a byte more. */
function paletteAt(bytes: Uint8Array, at: number, count: number, step: number): Uint8Array {
  return Uint8Array.from(
    { length: 3 * count },
    (_, i) => bytes[at + Math.floor(i / 3) * step + 2 - (i % 3)] ?? 0,
  );
}
