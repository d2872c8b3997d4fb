// Memory of recorded programs: regions of the heap that are split and merged again as blocks are allocated and freed.
//
// It is packed more tightly than the heap, since a recording happens once: the smallest free range that is large enough,
// and ranges that touch become one.

/** What an arena asks of the heap. */
export interface ArenaHost {
  /** A fresh region of `bytes` bytes. */
  allocateRegion(bytes: number): number;
  /** Makes the region that ends at `end` longer by `bytes`, if nothing lies behind it. */
  extend(end: number, bytes: number): boolean;
  /** The recording has ended. */
  closed(): void;
  /** The arena is no more: its blocks in use are the heap's, and so are these ranges. */
  released(arena: Arena, free: readonly FreeRange[]): void;
}

/** A range of memory. */
interface FreeRange {
  at: number;
  size: number;
}

/** Memory that belongs to recorded programs. */
export interface Arena {
  allocate(size: number): number;
  free(at: number, size: number): void;
  /** Blocks outside that live as long as the arena. */
  readonly constants: number[];
  /** One more recording begins; every one is followed by a `close`, and at last by a `release`. */
  open(): void;
  close(): void;
  /** To be called once for each time that it was opened: the last time gives everything back. */
  release(): void;
}

/** An arena without memory of its own yet; `host` is the heap that it takes regions from. */
export function createArena(host: ArenaHost): Arena {
  let ranges: FreeRange[] = []; // free, by address; no two touch
  let users = 0;

  function best(size: number): number {
    let found = -1;
    for (const [i, range] of ranges.entries()) {
      if (range.size >= size && (found < 0 || range.size < ranges[found].size)) found = i;
    }
    return found;
  }

  /** Lets the last range grow to `size`, if the host goes on behind it. */
  function grown(size: number): number {
    const last = ranges.at(-1);
    if (!last || last.size >= size || !host.extend(last.at + last.size, size - last.size)) return -1;
    last.size = size;
    return ranges.length - 1;
  }

  const arena: Arena = {
    constants: [],
    allocate(size) {
      let i = best(size);
      if (i < 0) i = grown(size);
      if (i < 0) return host.allocateRegion(size);
      const range = ranges[i];
      const { at } = range;
      range.at += size;
      range.size -= size;
      if (range.size === 0) ranges.splice(i, 1);
      return at;
    },
    free(at, size) {
      let i = ranges.findIndex((range) => range.at > at);
      if (i < 0) i = ranges.length;
      ranges.splice(i, 0, { at, size });
      for (const k of [i, i - 1]) {
        const [left, right] = [ranges[k], ranges[k + 1]];
        if (!left || !right || left.at + left.size !== right.at) continue;
        left.size += right.size;
        ranges.splice(k + 1, 1);
      }
    },
    open() {
      users++;
    },
    close: host.closed,
    release() {
      if (--users > 0) return;
      const free = ranges;
      ranges = [];
      host.released(arena, free);
    },
  };
  return arena;
}
