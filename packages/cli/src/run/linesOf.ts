import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { addPath } from '../node/retry.ts';

const PIECE = 1 << 20; // bytes read at a time
const MOST_PIECES = 64; // of one line that are held
const NEWLINE = 10;

/** A line of a file. */
export interface Line {
  /** Without the newline; valid until the next line is asked for. */
  readonly bytes: Buffer;
  /** Where it begins, and where the next one does. */
  readonly from: number;
  readonly to: number;
}

/**
 * The lines of a file that end in a newline, in order; none where there is no file. Reads a mebibyte at a time, so that a log of
 * weeks, which is longer than the longest buffer or text of Node, needs no more memory than a short one. Of a line of more than
 * 64 MiB only the end is given.
 */
export function* linesOf(path: string): Generator<Line> {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r');
  try {
    let held: Buffer[] = []; // of the line that has not ended
    let [place, from] = [0, 0]; // of the piece, of the line
    for (const piece of piecesOf(file)) {
      let at = 0;
      for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, at)) {
        const rest = piece.subarray(at, end);
        const to = place + end + 1;
        yield { bytes: held.length > 0 ? Buffer.concat([...held, rest]) : rest, from, to };
        [at, from, held] = [end + 1, to, []];
      }
      if (held.length === MOST_PIECES) held = [];
      if (at < piece.length) held.push(Buffer.from(piece.subarray(at)));
      place += piece.length;
    }
  } catch (error) {
    throw addPath(path, error);
  } finally {
    closeSync(file);
  }
}

function* piecesOf(file: number): Generator<Buffer> {
  const piece = Buffer.alloc(PIECE);
  for (
    let read = readSync(file, piece, 0, PIECE, null);
    read > 0;
    read = readSync(file, piece, 0, PIECE, null)
  )
    yield piece.subarray(0, read);
}
