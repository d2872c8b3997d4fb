import { describe, expect, it } from 'vitest';
import { createHeap, type Heap } from '../src/memory/heap.ts';

const PAGE = 65536;
const heapOf = (maximum: number, start = 1000): Heap =>
  createHeap(new WebAssembly.Memory({ initial: 1, maximum }), start);

/** 0 .. below, the same sequence every time. */
function sequence(seed: number): (below: number) => number {
  return (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

describe('heap', () => {
  it('keeps blocks apart, aligned and above the constants, whatever the order', () => {
    const next = sequence(1);
    const heap = heapOf(400);
    const blocks: { at: number; bytes: number; mark: number }[] = [];
    for (let i = 0; i < 5000; i++) {
      if (blocks.length > 0 && next(100) < 48) {
        const [{ at, bytes, mark }] = blocks.splice(next(blocks.length), 1);
        expect(heap.u8(at, bytes).every((byte) => byte === mark)).toBe(true);
        heap.free(at);
      } else {
        const bytes = next(4) === 0 ? next(20_000) : next(300);
        const block = { at: heap.allocate(bytes), bytes, mark: i & 255 };
        heap.u8(block.at, bytes).fill(block.mark);
        expect(block.at % 64).toBe(0);
        expect(block.at).toBeGreaterThanOrEqual(1000);
        blocks.push(block);
      }
    }
    blocks.sort((a, b) => a.at - b.at);
    for (const [i, { at, bytes, mark }] of blocks.entries()) {
      expect(heap.u8(at, bytes).every((byte) => byte === mark)).toBe(true);
      if (i > 0) expect(blocks[i - 1].at + Math.max(blocks[i - 1].bytes, 1)).toBeLessThanOrEqual(at);
    }
    for (const { at } of blocks) heap.free(at);
    expect(heap.usage().used).toBe(0);
  });

  it('gives a freed block to the next of its size', () => {
    const heap = heapOf(4);
    const first = heap.allocate(100);
    heap.allocate(100);
    heap.free(first);
    expect(heap.allocate(65)).toBe(first); // both round to 128
  });

  it('gives no block away twice, even an empty one', () => {
    const heap = heapOf(4);
    expect(new Set([heap.allocate(0), heap.allocate(0), heap.allocate(1)]).size).toBe(3);
  });

  it('merges neighbours before it asks for more', () => {
    const heap = heapOf(2, 0);
    const blocks = Array.from({ length: 32 }, () => heap.allocate(PAGE / 16));
    for (const at of blocks.slice(4, 12).reverse()) heap.free(at);
    expect(heap.allocate(PAGE / 2)).toBe(blocks[4]);
    for (const at of blocks.slice(20)) heap.free(at);
    expect(heap.allocate((12 * PAGE) / 16)).toBe(blocks[20]);
    expect(heap.usage().used).toBe((24 * PAGE) / 16 + (8 * PAGE) / 16);
  });

  it('counts the free end before it grows', () => {
    const heap = heapOf(3, 0);
    const [first, second] = [heap.allocate(PAGE), heap.allocate(PAGE)];
    heap.free(second);
    expect(heap.allocate(2 * PAGE)).toBe(second);
    expect(heap.usage().reserved).toBe(3 * PAGE);
    heap.free(second);
    heap.free(first);
    expect(heap.allocate(3 * PAGE)).toBe(0);
    heap.free(0);
    expect(heap.allocate(2 * PAGE)).toBe(0);
    expect(heap.usage().reserved).toBe(3 * PAGE);
  });

  it('holds its size over 10 000 changing sizes', () => {
    const next = sequence(7);
    const heap = heapOf(65536);
    const held: number[] = [];
    const round = (count: number): void => {
      for (let i = 0; i < count; i++) {
        held.push(heap.allocate(4 * (1 + next(5000))));
        if (held.length > 20) heap.free(held.splice(next(held.length), 1)[0]);
      }
    };
    round(1000);
    const { reserved } = heap.usage();
    round(10_000);
    expect(heap.usage().reserved).toBe(reserved);
    for (let i = 0; i < 10_000; i++) heap.free(heap.allocate(i % 2 === 0 ? 40_000 : 4 * (i % 997)));
    expect(heap.usage().reserved).toBe(reserved);
  });

  it('is as quick with 10,000 free blocks of another size, in memory that cannot grow', () => {
    const next = sequence(3);
    const heap = heapOf(2000);
    const blocks = Array.from({ length: 20_000 }, () => heap.allocate(70 * 64));
    const held: number[] = [];
    for (const bytes of [1 << 20, 1 << 14, 64]) {
      try {
        for (;;) held.push(heap.allocate(bytes));
      } catch {}
    }
    for (let i = 0; i < blocks.length; i += 2) heap.free(blocks[i]);
    const live: number[] = [];
    const start = performance.now();
    for (let i = 0; i < 5000; i++) {
      live.push(heap.allocate(4 * (1 + next(1000))));
      if (live.length > 30) heap.free(live.splice(next(live.length), 1)[0]);
    }
    expect(performance.now() - start).toBeLessThan(2000); // 0.02 s; 100 s if each allocation looks at all blocks
    for (const at of live) heap.free(at);
    expect(heap.allocate(70 * 64)).toBeGreaterThan(0);
  });

  it('counts bytes in use and their peak', () => {
    const heap = heapOf(4);
    const at = heap.allocate(1);
    heap.allocate(64);
    heap.free(at);
    expect(heap.usage()).toEqual({ used: 64, peak: 128, reserved: PAGE });
  });

  it('says in one line when memory is out, and stays usable', () => {
    const heap = heapOf(4);
    expect(() => heap.allocate(2 ** 32)).toThrow(/^memory: .* smaller batch or model\.$/);
    expect(() => heap.allocate(5 * PAGE)).toThrow(/^memory: [^\n]*$/);
    expect(heap.usage().used).toBe(0);
    heap.free(heap.allocate(3 * PAGE));
  });

  it('refuses a size that is none', () => {
    const heap = heapOf(4);
    expect(() => heap.allocate(Number.NaN)).toThrow(/^memory: expected a number of bytes, got NaN\.$/);
    expect(heap.allocate(1)).toBe(1024);
  });

  it('refuses to free what is not a block', () => {
    const heap = heapOf(4);
    const at = heap.allocate(1);
    heap.free(at);
    expect(() => heap.free(at)).toThrow(/^memory: /);
  });
});
