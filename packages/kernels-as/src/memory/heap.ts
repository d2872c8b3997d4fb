// The allocator: 64-byte-aligned blocks of exact (rounded) size out of one linear memory.
//
//   0 .. base          the module's own constants
//   base .. top        blocks, in use or on a free list
//   top .. capacity    untouched
import { type Arena, createArena } from './arena.ts';
import { createFreeBlocks } from './freeBlocks.ts';

const ALIGNMENT = 64;
const PAGE = 65536;

/** Blocks of one WASM memory. Addresses are byte offsets; every view is valid until the next allocation. */
export interface Heap {
  /** A block of at least `bytes` bytes, uninitialised, 64-byte aligned. Throws when 4 GiB are not enough. */
  allocate(bytes: number): number;
  /** A block that nothing in the recording has used before or will use again: freed with its arena. */
  allocateConstant(bytes: number): number;
  /** Gives a block back. */
  free(at: number): void;
  f32(at: number, length: number): Float32Array;
  i32(at: number, length: number): Int32Array;
  u8(at: number, length: number): Uint8Array;
  /**
   * From now on until `close`, blocks come out of an arena of their own and go back to it alone, so that a recorded
   * program may write to them again at any later time. A program that leaves nothing in its blocks may share the arena
   * of another.
   */
  openArena(arena?: Arena): Arena;
  /** Bytes in blocks now, the most there ever were, and bytes of linear memory. */
  usage(): { used: number; peak: number; reserved: number };
}

/** The allocator of a memory, whose first `base` bytes are the module's own. */
export function createHeap(memory: WebAssembly.Memory, start: number): Heap {
  const base = roundUp(start);
  // Address -> size, negative while the block is free. Keys are never deleted: a Map from which keys are deleted all the time becomes slow.
  const sizes = new Map<number, number>();
  const free = createFreeBlocks();
  const owners = new Map<number, Arena>(); // address -> the arena that a block in use belongs to
  let open: Arena | undefined;
  let top = base;
  let used = 0;
  let peak = 0;

  function allocate(bytes: number, arena: Arena | undefined): number {
    if (!(bytes >= 0)) throw new Error(`memory: expected a number of bytes, got ${bytes}.`);
    const size = roundUp(Math.max(bytes, 1));
    const at = arena ? arena.allocate(size) : (free.take(size) ?? extend(size));
    if (arena) owners.set(at, arena);
    sizes.set(at, size);
    used += size;
    if (used > peak) peak = used;
    return at;
  }

  function release(at: number): void {
    const size = sizes.get(at);
    if (size === undefined || size < 0)
      throw new Error(`memory: expected the address of a block in use, got ${at}.`);
    used -= size;
    sizes.set(at, -size);
    const owner = owners.get(at);
    if (owner) {
      owners.delete(at);
      owner.free(at, size);
    } else free.keep(at, size);
  }

  function openArena(shared?: Arena): Arena {
    if (open) throw new Error('memory: expected one recording at a time, got a second one.');
    open =
      shared ??
      createArena({ allocateRegion: extend, extend: lengthen, closed: () => (open = undefined), released });
    open.open();
    return open;
  }

  function lengthen(at: number, bytes: number): boolean {
    if (at !== top) return false;
    if (missing(bytes) > 0) grow(missing(bytes));
    top += bytes;
    return true;
  }

  function released(arena: Arena, ranges: readonly { at: number; size: number }[]): void {
    for (const [at, owner] of owners) if (owner === arena) owners.delete(at);
    for (const { at, size } of ranges) free.keep(at, size);
    for (const at of arena.constants.splice(0)) release(at);
  }

  /** A block out of the untouched part; where that is too short, out of free blocks, and of more memory only then. */
  function extend(size: number): number {
    for (const whenever of [false, true]) {
      if (missing(size) <= 0) break;
      if (whenever || free.isWorthMerging()) top = free.merge(top, (at) => sizes.delete(at));
      const at = free.take(size) ?? free.cut(size);
      if (at !== undefined) return at;
    }
    if (missing(size) > 0) grow(missing(size)); // merging may have given back the end
    top += size;
    return top - size;
  }

  /** Bytes that the untouched part is too short by; 0 or less if it is long enough. */
  function missing(size: number): number {
    return top + size - memory.buffer.byteLength;
  }

  function grow(bytes: number): void {
    const pages = memory.buffer.byteLength / PAGE;
    const least = Math.ceil(bytes / PAGE);
    for (const wanted of [Math.max(least, Math.min(256, pages)), least]) {
      try {
        memory.grow(wanted);
        return;
      } catch {}
    }
    throw new Error(
      `memory: expected ${bytes} more bytes, got none beyond ${memory.buffer.byteLength}; try a smaller batch or model.`,
    );
  }

  return {
    allocate: (bytes) => allocate(bytes, open),
    allocateConstant(bytes) {
      const at = allocate(bytes, undefined);
      open?.constants.push(at);
      return at;
    },
    free: release,
    openArena,
    f32: (at, length) => new Float32Array(memory.buffer, at, length),
    i32: (at, length) => new Int32Array(memory.buffer, at, length),
    u8: (at, length) => new Uint8Array(memory.buffer, at, length),
    usage: () => ({ used, peak, reserved: memory.buffer.byteLength }),
  };
}

function roundUp(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}
