import { Gunzip } from 'fflate';
import { push, ROUND } from '../../decode/inflate.ts';
import { DataError } from '../../errors.ts';

/** How many bytes a gzip file of one member or more unpacks to: counted, since only the last member's number can be trusted. */
export function contentSize(packed: Uint8Array, most: number, where: string): number {
  let size = 0;
  const counter = new Gunzip((piece) => {
    size += piece.length;
    if (size > most) throw new DataError(`${where}: expected at most ${most} bytes when unpacked, got more.`);
  });
  for (let at = 0; at < packed.length; at += ROUND)
    push(counter, packed.subarray(at, at + ROUND), at + ROUND >= packed.length, where);
  return size;
}
