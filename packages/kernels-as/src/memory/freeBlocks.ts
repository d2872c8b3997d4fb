/** Size of blocks -> their addresses. */
type Lists = ReadonlyMap<number, readonly number[]>;

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

  return {
    keep,
    take,
    cut(size) {
      const { larger, empty } = sizesIn(lists, size);
      if (2 * empty > lists.size) lists = new Map([...lists].filter(([, { length }]) => length > 0));
      const at = take(larger);
      if (at !== undefined) keep(at + size, larger - size);
      return at;
    },
    isWorthMerging: () => 8 * kept >= count,
    merge(top, forget) {
      const merged = joined(lists, forget);
      const end = withoutLast(merged, top);
      [lists, count] = [new Map(), 0];
      for (const [at, size] of merged) keep(at, size);
      kept = 0;
      return end;
    },
  };
}

/** The smallest size of a block above `size`, and the number of sizes without a block. */
function sizesIn(lists: Lists, size: number): { larger: number; empty: number } {
  let larger = Number.POSITIVE_INFINITY;
  let empty = 0;
  for (const [other, { length }] of lists) {
    if (length === 0) empty++;
    else if (other > size && other < larger) larger = other;
  }
  return { larger, empty };
}

/** All blocks by address, neighbours as one; `forget` hears of addresses that are no block any more. */
function joined(lists: Lists, forget: (at: number) => void): [at: number, size: number][] {
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
  return merged;
}

/** Removes the last block where it ends at `top`; where the blocks' memory ends then. */
function withoutLast(blocks: [at: number, size: number][], top: number): number {
  const [at, size] = blocks.at(-1) ?? [top, 0];
  if (size === 0 || at + size !== top) return top;
  blocks.pop();
  return at;
}
