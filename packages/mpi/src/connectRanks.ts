// Node's end of a rank: it asks `ganvil-rank`, which started it, over two pipes, and waits for each answer. The protocol is described in rank.c.
import { readSync, writeSync } from 'node:fs';
import { LostRank, type Ranks } from '@ganvil/core';

/** The environment variable by which `ganvil-rank` names the pipes: the one to read and the one to write. */
export const PIPES = 'GANVIL_RANK_PIPES';

const OPERATIONS = { place: 1, scatter: 2, gather: 3, broadcast: 4, leave: 5 } as const;
const HEAD = 16;

/** The ranks of a job, as one of them sees them. */
export interface JobRanks extends Ranks {
  /** Whether the rank has got a signal to stop. */
  readonly stopAsked: boolean;
  /** What rank 0 gives; the others give nothing. */
  broadcast(bytes?: Uint8Array): Uint8Array;
  /** The run is over: waits until all ranks say so. */
  leave(): void;
}

/** The ranks behind the pipes of this process, given as `3,4`. Throws LostRank where one is lost. */
export function connectRanks(pipes: string): JobRanks {
  const [input, output] = pipes.split(',').map(Number);
  let stopAsked = false;
  const ask = (operation: keyof typeof OPERATIONS, bytes: Uint8Array = new Uint8Array()): Uint8Array => {
    try {
      write(output, headOf(OPERATIONS[operation], bytes.length));
      write(output, bytes);
      const head = read(input, HEAD);
      const view = new DataView(head.buffer);
      if (view.getUint32(4, true) !== 0) stopAsked = true;
      const answer = read(input, Number(view.getBigUint64(8, true)));
      if (view.getUint32(0, true) === 0) return answer;
      throw new LostRank(`ranks: ${new TextDecoder().decode(answer)}.`);
    } catch (error) {
      if (error instanceof LostRank) throw error;
      throw new LostRank('ranks: the program ganvil-rank of this rank has ended.');
    }
  };
  const place = ask('place');
  const [rank, size] = new Uint32Array(place.buffer, place.byteOffset, 2);
  return {
    rank,
    size,
    get stopAsked() {
      return stopAsked;
    },
    scatter: (all) => ask('scatter', all),
    gather: (own) => ask('gather', own),
    broadcast: (bytes) => ask('broadcast', bytes),
    leave: () => void ask('leave'),
  };
}

function headOf(operation: number, bytes: number): Uint8Array {
  const head = new DataView(new ArrayBuffer(HEAD));
  head.setUint32(0, operation, true);
  head.setBigUint64(8, BigInt(bytes), true);
  return new Uint8Array(head.buffer);
}

function write(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at, bytes.length - at);
}

/** So many bytes; throws where the pipe ends before. */
function read(fd: number, count: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(count);
  for (let at = 0; at < count; ) {
    const got = readSync(fd, bytes, at, count - at, null);
    if (got === 0) throw new Error('the pipe has ended');
    at += got;
  }
  return bytes;
}
