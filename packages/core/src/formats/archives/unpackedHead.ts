import { Gunzip, Inflate } from 'fflate';

const PIECE = 512;

/** The first `length` bytes of packed data, as far as `packed` holds them; what is damaged ends it. */
export function unpackedHead(kind: 'gzip' | 'deflate', packed: Uint8Array, length: number): Uint8Array {
  const head = new Uint8Array(length);
  let filled = 0;
  const take = (piece: Uint8Array): void => {
    const part = piece.subarray(0, length - filled);
    head.set(part, filled);
    filled += part.length;
  };
  const unpacker = kind === 'gzip' ? new Gunzip(take) : new Inflate(take);
  try {
    for (let at = 0; at < packed.length && filled < length; at += PIECE)
      unpacker.push(packed.subarray(at, at + PIECE), false);
  } catch {
    // The whole is refused with a reason when it is read.
  }
  return head.slice(0, filled);
}
