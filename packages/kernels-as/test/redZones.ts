// Red zones: bytes of a known pattern behind blocks of memory. A kernel that writes beyond its output or workspace changes them.
import { expect } from 'vitest';
import type { Heap } from '../src/memory/heap.ts';

const ZONE = 64;
const PATTERN = 0xa5;
/** NaN as a float, -1 as an int32: what a kernel reads before it has written there shows in its results. */
const POISON = 0xff;

/** A block of memory and its size. */
export interface Fenced {
  readonly at: number;
  readonly bytes: number;
}

/** A block with a red zone behind its last byte. */
export function fenced(heap: Heap, bytes: number): Fenced {
  const at = heap.allocate(bytes + ZONE);
  heap.u8(at + bytes, ZONE).fill(PATTERN);
  return { at, bytes };
}

/** Fails where something was written behind a block. */
export function expectUntouched(heap: Heap, { at, bytes }: Fenced, name: string): void {
  const first = heap.u8(at + bytes, ZONE).findIndex((byte) => byte !== PATTERN);
  expect(first, `a write ${first} bytes behind the ${name} of ${bytes} bytes`).toBe(-1);
}

/**
 * Fences every block that a heap gives from now on, poisoned, and checks it when it is freed. To be called before the first kernel runs there;
 * `broken` are the writes found beyond blocks since it was last asked.
 */
export function fenceHeap(heap: Heap): { broken(): string[] } {
  const bare = { ...heap };
  const blocks = new Map<number, Fenced>();
  let found: string[] = [];
  const check = ({ at, bytes }: Fenced): void => {
    const first = heap.u8(at + bytes, ZONE).findIndex((byte) => byte !== PATTERN);
    if (first >= 0) found.push(`a write ${first} bytes behind a block of ${bytes} bytes`);
  };
  Object.assign(heap, {
    allocate(bytes: number) {
      const block = fenced({ ...heap, allocate: bare.allocate }, bytes);
      heap.u8(block.at, bytes).fill(POISON);
      blocks.set(block.at, block);
      return block.at;
    },
    free(at: number) {
      const block = blocks.get(at);
      if (block) check(block);
      blocks.delete(at);
      bare.free(at);
    },
  });
  return {
    broken() {
      for (const block of blocks.values()) check(block);
      const all = found;
      found = [];
      return all;
    },
  };
}
