import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError, decodeCheckpoint } from '@ganvil/core';
import type { FaultKind } from '../types.ts';

/** Bits of the data that are turned over, spread evenly, and bits in a case. */
const [DATA_BITS, TOGETHER] = [10_000, 5000];

function checkpointOf(reference: string): Uint8Array {
  const folder = join(reference, 'checkpoints');
  const name = readdirSync(folder)
    .filter((name) => name.endsWith('.safetensors'))
    .sort()
    .at(-1)!;
  return new Uint8Array(readFileSync(join(folder, name)));
}

/** Places of all bits of the header, then of those of the data. */
function bitsOf(bytes: Uint8Array): number[] {
  const header = 8 * (8 + Number(new DataView(bytes.buffer).getBigUint64(0, true)));
  const data = 8 * bytes.length - header;
  const count = Math.min(DATA_BITS, data);
  return [
    ...Array.from({ length: header }, (_, i) => i),
    ...Array.from({ length: count }, (_, i) => header + Math.floor((i * data) / count)),
  ];
}

/** Every bit of a checkpoint's header and 10,000 of its data, turned over one at a time: each must be noticed. */
export const bits: FaultKind = {
  what: 'every bit of the header and 10,000 data bits of a checkpoint turned over',
  cases: (kept) => Math.ceil(bitsOf(checkpointOf(join(kept, 'reference'))).length / TOGETHER),
  lacks: () => undefined,
  async run({ reference, index }) {
    const bytes = checkpointOf(reference);
    const some = bitsOf(bytes).slice(index * TOGETHER, (index + 1) * TOGETHER);
    const unnoticed: number[] = [];
    for (const bit of some) {
      bytes[bit >> 3] ^= 1 << (bit & 7);
      try {
        decodeCheckpoint(bytes);
        unnoticed.push(bit);
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
      }
      bytes[bit >> 3] ^= 1 << (bit & 7);
    }
    const problem = unnoticed.length > 0 ? `not noticed: bits ${unnoticed.slice(0, 5).join()}` : undefined;
    return { faults: some.length, problem };
  },
};
