import { gunzip, isGzip } from '../decode/gunzip.ts';
import { DataError } from '../errors.ts';

/** Most bytes of text. */
export const MAX_BYTES = 2 ** 28;

/** The text of a file: UTF-8, UTF-16 with or without a byte order mark, or else Windows-1252, of which Latin-1 is a part; line ends become "\n". Throws DataError for bytes that are no text. */
export function decodeText(bytes: Uint8Array, where: string): string {
  const content = isGzip(bytes) ? gunzip(bytes, () => sizeIn(bytes, where), where) : bytes;
  const text = decoded(content);
  const nul = text.indexOf('\0');
  if (nul >= 0) throw new DataError(`${where}: expected text, got a zero byte at character ${nul}.`);
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function decoded(content: Uint8Array): string {
  const encoding = encodingOf(content);
  if (encoding !== 'utf-8') return new TextDecoder(encoding).decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}

/** How long a gzip file says that its content is. */
function sizeIn(bytes: Uint8Array, where: string): number {
  const size = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0, true);
  if (size > MAX_BYTES) throw new DataError(`${where}: expected at most ${MAX_BYTES} bytes, got ${size}.`);
  return size;
}

/** By the byte order mark; else by which bytes of the beginning are zero, as every second one of ASCII in UTF-16 is. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const head = bytes.subarray(0, 256);
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i % 2]++;
  const most = Math.max(1, head.length / 4);
  if (zeros[1] > most && zeros[0] === 0) return 'utf-16le';
  if (zeros[0] > most && zeros[1] === 0) return 'utf-16be';
  return 'utf-8';
}
