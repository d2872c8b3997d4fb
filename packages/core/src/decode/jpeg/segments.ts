import { DataError } from '../../errors.ts';
import { orientationOf } from '../exif.ts';
import { huffman } from './huffman.ts';
import type { Tables } from './types.ts';
import { ZIGZAG } from './zigzag.ts';

/** The marker of the next segment, and where it begins, whatever fills the space before it; undefined at the end. */
export function nextMarker(bytes: Uint8Array, at: number): { marker: number; at: number } | undefined {
  for (let i = at; i + 1 < bytes.length; i++) {
    const marker = bytes[i + 1];
    if (bytes[i] === 0xff && marker !== 0 && marker !== 0xff) return { marker, at: i + 2 };
  }
  return undefined;
}

/** Takes in a segment that sets tables or says something of the picture; others are passed over. */
export function readSegment(marker: number, body: Uint8Array, tables: Tables, where: string): void {
  const name = String.fromCharCode(...body.subarray(0, 5));
  if (marker === 0xdb) readQuantization(body, tables, where);
  else if (marker === 0xc4) readHuffman(body, tables, where);
  else if (marker === 0xdd) tables.restart = body[0] * 256 + body[1] || 0;
  else if (marker === 0xe0 && name === 'JFIF\0') tables.jfif = true;
  else if (marker === 0xe1 && name === 'Exif\0') tables.orientation = orientationOf(body);
  else if (marker === 0xee && name === 'Adobe' && body.length >= 12) tables.adobe = body[11];
}

/** T.81, B.2.4.1. */
function readQuantization(body: Uint8Array, { quant }: Tables, where: string): void {
  for (let at = 0; at < body.length; ) {
    const wide = body[at] >> 4 ? 2 : 1;
    const table = new Uint16Array(64);
    const values = body.subarray(at + 1, at + 1 + 64 * wide);
    if (values.length < 64 * wide || (body[at] & 15) > 3) damaged('quantization', where);
    for (let k = 0; k < 64; k++)
      table[ZIGZAG[k]] = wide === 2 ? values[2 * k] * 256 + values[2 * k + 1] : values[k];
    quant[body[at] & 15] = table;
    at += 1 + 64 * wide;
  }
}

/** T.81, B.2.4.2. */
function readHuffman(body: Uint8Array, tables: Tables, where: string): void {
  for (let at = 0; at < body.length; ) {
    const counts = body.subarray(at + 1, at + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const symbols = body.subarray(at + 17, at + 17 + total);
    const table = huffman(counts, symbols);
    const slot = body[at] & 15;
    if (counts.length < 16 || symbols.length < total || slot > 3 || !table) damaged('Huffman', where);
    (body[at] >> 4 ? tables.ac : tables.dc)[slot] = table;
    at += 17 + total;
  }
}

function damaged(kind: string, where: string): never {
  throw new DataError(`${where}: expected a whole JPEG file, got a damaged ${kind} table.`);
}
