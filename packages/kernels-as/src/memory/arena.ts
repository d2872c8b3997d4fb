// Memory of recorded programs: regions of the heap that are cut, and merged again, as blocks come and go.
//
// It is packed more tightly than the heap, since a recording happens once: the smallest free piece that is large enough,
// and pieces that touch become one.

/** What an arena asks of the heap. */
export interface Ground {
  /** A fresh region of `bytes` bytes. */
  take(bytes: number): number;
  /** Makes the region that ends at `end` longer by `bytes`, if nothing lies behind it. */
  extend(end: number, bytes: number): boolean;
  /** The recording has ended. */
  closed(): void;
  /** The arena is no more: its blocks in use are the heap's, and so are these pieces. */
  end(arena: Arena, free: readonly Piece[]): void;
}

/** A piece of memory. */
interface Piece {
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

export function createArena(ground: Ground): Arena {
  let pieces: Piece[] = []; // free, by address; no two touch
  let users = 0;

  function best(size: number): number {
    let found = -1;
    for (const [i, piece] of pieces.entries()) {
      if (piece.size >= size && (found < 0 || piece.size < pieces[found].size)) found = i;
    }
    return found;
  }

  /** Lets the last piece grow to `size`, if the ground goes on behind it. */
  function grown(size: number): number {
    const last = pieces.at(-1);
    if (!last || last.size >= size || !ground.extend(last.at + last.size, size - last.size)) return -1;
    last.size = size;
    return pieces.length - 1;
  }

  const arena: Arena = {
    constants: [],
    allocate(size) {
      let i = best(size);
      if (i < 0) i = grown(size);
      if (i < 0) return ground.take(size);
      const piece = pieces[i];
      const { at } = piece;
      piece.at += size;
      piece.size -= size;
      if (piece.size === 0) pieces.splice(i, 1);
      return at;
    },
    free(at, size) {
      let i = pieces.findIndex((piece) => piece.at > at);
      if (i < 0) i = pieces.length;
      pieces.splice(i, 0, { at, size });
      for (const k of [i, i - 1]) {
        const [left, right] = [pieces[k], pieces[k + 1]];
        if (!left || !right || left.at + left.size !== right.at) continue;
        left.size += right.size;
        pieces.splice(k + 1, 1);
      }
    },
    open() {
      users++;
    },
    close: ground.closed,
    release() {
      if (--users > 0) return;
      const free = pieces;
      pieces = [];
      ground.end(arena, free);
    },
  };
  return arena;
}
