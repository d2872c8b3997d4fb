/** How LZW codes are stored. */
export interface LzwForm {
  /** Bits of a literal: 2 to 8. */
  readonly literal: number;
  /** Whether codes begin at the highest bit of a byte, as in TIFF, or at the lowest, as in GIF. */
  readonly highFirst: boolean;
  /** Codes are widened this many codes before they must be: 1 in TIFF, 0 in GIF. */
  readonly early: number;
}

const MAX_CODES = 4096;

/** Unpacks LZW codes into `out`, up to its end; gives how many bytes there were. Codes that cannot be end it. Welch 1984. */
export function unpackLzw(
  packed: Uint8Array,
  out: Uint8Array,
  { literal, highFirst, early }: LzwForm,
): number {
  const clear = 1 << literal;
  // A string is the string of another code and one byte more.
  const prefix = new Uint16Array(MAX_CODES);
  const last = new Uint8Array(MAX_CODES);
  const length = new Uint16Array(MAX_CODES);
  for (let code = 0; code < clear; code++) {
    last[code] = code;
    length[code] = 1;
  }
  let [next, width, before] = [clear + 2, literal + 1, -1];
  let [held, count, filled] = [0, 0, 0];
  for (let at = 0; filled < out.length; ) {
    for (; count < width && at < packed.length; count += 8)
      held = highFirst ? (held << 8) | packed[at++] : held | (packed[at++] << count);
    if (count < width) break;
    count -= width;
    const code = (highFirst ? held >>> count : held) & ((1 << width) - 1);
    held = highFirst ? held & ((1 << count) - 1) : held >>> width;
    if (code === clear) [next, width, before] = [clear + 2, literal + 1, -1];
    else if (code === clear + 1 || (before < 0 ? code > clear : code > next)) break;
    else {
      if (before >= 0 && next < MAX_CODES) {
        prefix[next] = before;
        length[next] = length[before] + 1;
        last[next] = firstOf(code === next ? before : code, prefix, last, clear);
        next++;
      } else if (code === next) break;
      filled = write(code, out, filled, prefix, last, length);
      before = code;
    }
    if (next + early >= 1 << width && width < 12) width++;
  }
  return filled;
}

/** The first byte of a code's string. */
function firstOf(code: number, prefix: Uint16Array, last: Uint8Array, clear: number): number {
  let at = code;
  while (at >= clear) at = prefix[at];
  return last[at];
}

/** Writes a code's string from its end on; gives where it ends. What is beyond the end of `out` falls away. */
function write(
  code: number,
  out: Uint8Array,
  begin: number,
  prefix: Uint16Array,
  last: Uint8Array,
  length: Uint16Array,
): number {
  const end = begin + length[code];
  for (let to = end - 1, at = code; to >= begin; to--, at = prefix[at])
    if (to < out.length) out[to] = last[at];
  return Math.min(end, out.length);
}
