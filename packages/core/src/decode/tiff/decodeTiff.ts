import { orient } from '../orient.ts';
import { type Target, target } from '../target.ts';
import type { DecodeOptions, Picture } from '../types.ts';
import { type Page, readPage } from './page.ts';
import { type PixelWriter, pixelWriter } from './pixels.ts';
import { sampleReader } from './samples.ts';
import { readTags } from './tags.ts';
import { unpackPiece } from './unpack.ts';

/**
 * The first page of a TIFF file as 8-bit grey or RGB, upright as its orientation says; CMYK is converted, alpha composited
 * on black. Fewer than 8 bits are spread over 0..255, of 16 the upper byte of the lowest `bits` is kept. Strip by strip or
 * tile by tile; large pages are shrunk as DecodeOptions say. Throws DataError for what is truncated, damaged, too large or
 * not supported. TIFF 6.0.
 */
export function decodeTiff(bytes: Uint8Array, where: string, { side, bits = 16 }: DecodeOptions): Picture {
  const page = readPage(readTags(bytes, where), side, where);
  const writer = pixelWriter(page, bits, where);
  const out = target({ width: page.width, height: page.height, channels: writer.channels }, page.factor);
  const { piece } = page;
  const down = Math.ceil(page.height / piece.height);
  for (let number = 0; number < piece.across * down; number++)
    writePiece(bytes, page, number, piece.across * down, writer, out, where);
  return { ...orient(out.finish(), page.orientation), bits: writer.bits() };
}

/** Unpacks a strip or tile, in all its planes, and writes the part of it that lies on the page. */
function writePiece(
  bytes: Uint8Array,
  page: Page,
  number: number,
  pieces: number,
  writer: PixelWriter,
  out: Target,
  where: string,
): void {
  const { piece, samples, depth, planar } = page;
  const left = (number % piece.across) * piece.width;
  const top = Math.floor(number / piece.across) * piece.height;
  // The last strip ends with the page; tiles are always whole.
  const strips = page.piece.width === page.width;
  const rows = Math.min(piece.height, page.height - top);
  const [planes, each] = planar ? [samples, 1] : [1, samples];
  const count = piece.width * each;
  const stride = Math.ceil((count * depth) / 8);
  const stored = Array.from({ length: planes }, (_, plane) =>
    unpackPiece(bytes, page, number + plane * pieces, stride * (strips ? rows : piece.height), where),
  );
  const read = sampleReader(page, each);
  const row = new Uint16Array(count);
  const pixels = planar ? new Uint16Array(piece.width * samples) : row;
  const columns = Math.min(piece.width, page.width - left);
  const line = new Uint8Array(piece.width * writer.channels);
  for (let y = 0; y < rows; y++) {
    for (const [plane, part] of stored.entries()) {
      read(part, y * stride, row, count);
      if (planar) for (let x = 0; x < columns; x++) pixels[x * samples + plane] = row[x];
    }
    for (let x = 0; x < columns; x++) writer.put(pixels, x, line);
    out.write(line, columns, top + y, left, 1);
  }
}
