import { crc32 } from '../../encode/crc32.ts';
import { PNG_SIGNATURE } from '../../encode/png.ts';
import { DataError } from '../../errors.ts';

/** Reads up to `length` bytes of a file from `offset` on; fewer at its end. */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array>;

const MAX_CHUNKS = 200_000;
const MAX_TEXT = 2 ** 20;
const PIECE = 2 ** 16;

/**
 * The text under a keyword in a PNG, animated or not; undefined if it has none. Reads the file chunk by chunk in little pieces, and
 * checks every checksum. Throws DataError for other files and for what is damaged or longer than a text should be; `where` names
 * the file.
 */
export async function readPngText(read: ReadAt, keyword: string, where: string): Promise<string | undefined> {
  const start = await read(0, 8);
  if (!PNG_SIGNATURE.every((byte, i) => start[i] === byte))
    throw new DataError(`${where}: expected a PNG file, got other bytes at 0.`);
  let text: string | undefined;
  let at = 8;
  for (let chunks = 0; chunks < MAX_CHUNKS; chunks++) {
    const head = await read(at, 8);
    if (head.length < 8) throw damaged(where, `an end before the chunk IEND, at ${at}`);
    const length = new DataView(head.buffer, head.byteOffset).getUint32(0);
    const type = String.fromCharCode(...head.subarray(4));
    if (!/^[A-Za-z]{4}$/.test(type)) throw damaged(where, `other bytes than those of a chunk at ${at}`);
    const body = await checkedBody(read, at, length, where);
    if (body && (type === 'tEXt' || type === 'iTXt')) text ??= textIn(body, type, keyword);
    if (type === 'IEND') return text;
    at += 12 + length;
  }
  throw new DataError(`${where}: expected at most ${MAX_CHUNKS} chunks in a PNG file, got more.`);
}

/** Checks the checksum of the chunk at a place; its data, if they are no more than a text should be. */
async function checkedBody(
  read: ReadAt,
  at: number,
  length: number,
  where: string,
): Promise<Uint8Array | undefined> {
  const kept = length <= MAX_TEXT ? new Uint8Array(length) : undefined;
  let crc = crc32(await read(at + 4, 4));
  for (let done = 0; done < length; done += PIECE) {
    const piece = await read(at + 8 + done, Math.min(PIECE, length - done));
    if (piece.length < Math.min(PIECE, length - done))
      throw damaged(where, `an end inside the chunk at ${at}`);
    crc = crc32(piece, crc);
    kept?.set(piece, done);
  }
  const sum = await read(at + 8 + length, 4);
  if (sum.length < 4) throw damaged(where, `an end inside the chunk at ${at}`);
  if (new DataView(sum.buffer, sum.byteOffset).getUint32(0) !== crc)
    throw damaged(where, `a wrong checksum of the chunk at ${at}`);
  return kept;
}

/** The text of a chunk if it is that of the keyword and not compressed. */
function textIn(body: Uint8Array, type: 'tEXt' | 'iTXt', keyword: string): string | undefined {
  const end = body.indexOf(0);
  if (end < 0 || new TextDecoder('latin1').decode(body.subarray(0, end)) !== keyword) return undefined;
  if (type === 'tEXt') return new TextDecoder('latin1').decode(body.subarray(end + 1));
  if (body[end + 1] !== 0) return undefined;
  const language = body.indexOf(0, end + 3);
  const translated = language < 0 ? -1 : body.indexOf(0, language + 1);
  return translated < 0 ? undefined : new TextDecoder().decode(body.subarray(translated + 1));
}

function damaged(where: string, what: string): DataError {
  return new DataError(`${where}: expected a whole PNG file, got ${what}.`);
}
