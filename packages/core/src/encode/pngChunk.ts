import { crc32 } from './crc32.ts';

/** A chunk of a PNG file: its length, its type (four letters), its data and their checksum. */
export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

/**
 * A chunk of text: keyword (1 to 79 characters), NUL, text. tEXt; iTXt where it is not ASCII, which has between them: not
 * compressed, no language, no translated keyword.
 */
export function pngText(key: string, value: string): Uint8Array {
  const ascii = /^[\n\x20-\x7e]*$/.test(value);
  const bytes = new TextEncoder().encode(`${key}${ascii ? '\0' : '\0\0\0\0\0'}${value}`);
  return pngChunk(ascii ? 'tEXt' : 'iTXt', bytes);
}
