import { concatenate } from './concatenate.ts';

/** All bytes of pieces, in order. */
export async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return concatenate(all);
}
