/** Blocks that nobody uses, by size. */
export interface FreeBlocks {
  /** One more free block. */
  keep(at: number, size: number): void;
  /** A block of exactly this size. */
  take(size: number): number | undefined;
  /** A part of the smallest block that is larger; the rest of that stays free. */
  cut(size: number): number | undefined;
  /** Whether so many blocks have come since the last merge that their share of the next one is small. */
  isWorthMerging(): boolean;
  /** Makes one block of neighbours, and gives the one that ends at `top` back: the new top. `forget` hears of addresses that are no block any more. */
  merge(top: number, forget: (at: number) => void): number;
}

/** No free blocks yet. Only `merge` takes longer the more there are. */
export function createFreeBlocks(): FreeBlocks {
  let lists = new Map<number, number[]>(); // size -> addresses
  let count = 0;
  let kept = 0; // since the last merge

  function keep(at: number, size: number): void {
    const list = lists.get(size);
    if (list) list.push(at);
    else lists.set(size, [at]);
    count++;
    kept++;
  }

  function take(size: number): number | undefined {
    const at = lists.get(size)?.pop();
    if (at !== undefined) count--;
    return at;
  }

  /** The smallest size above this one. */
  function nextSize(size: number): number {
    let best = Number.POSITIVE_INFINITY;
    let empty = 0;
    for (const [other, { length }] of lists) {
      if (length === 0) empty++;
      else if (other > size && other < best) best = other;
    }
    if (2 * empty > lists.size) lists = new Map([...lists].filter(([, { length }]) => length > 0));
    return best;
  }

  return {
    keep,
    take,
    cut(size) {
      const larger = nextSize(size);
      const at = take(larger);
      if (at !== undefined) keep(at + size, larger - size);
      return at;
    },
    isWorthMerging: () => 8 * kept >= count,
    merge(top, forget) {
      const blocks = [...lists].flatMap(([size, list]) => list.map((at): [number, number] => [at, size]));
      blocks.sort((a, b) => a[0] - b[0]);
      const merged: [at: number, size: number][] = [];
      for (const [at, size] of blocks) {
        const last = merged.at(-1);
        if (last && last[0] + last[1] === at) {
          last[1] += size;
          forget(at);
        } else merged.push([at, size]);
      }
      const last = merged.at(-1);
      const isAtTop = last !== undefined && last[0] + last[1] === top;
      if (isAtTop) merged.pop();
      lists = new Map();
      count = 0;
      for (const [at, size] of merged) keep(at, size);
      kept = 0;
      return isAtTop ? last[0] : top;
    },
  };
}
