import { describe, expect, it } from 'vitest';
import { createHeap } from '../src/memory/heap.ts';

const heapOf = (pages: number) => createHeap(new WebAssembly.Memory({ initial: 1, maximum: pages }), 1024);

describe('an arena', () => {
  it('makes one piece of those that touch, and cuts the smallest that is large enough', () => {
    const heap = heapOf(8);
    const arena = heap.openArena();
    const [a, b, c, d] = [128, 256, 64, 640].map(heap.allocate);
    for (const at of [a, c, b]) heap.free(at);
    expect(heap.allocate(448)).toBe(a);
    heap.free(a);
    heap.free(d);
    const [e, f] = [heap.allocate(960), heap.allocate(64)];
    expect([e, f]).toEqual([a, a + 960]);
    arena.close();
    expect(heap.allocate(64)).toBeGreaterThan(f); // what is free in the arena is nobody else's
    heap.free(e);
    heap.free(f);
    arena.release();
    expect(heap.allocate(1088)).toBe(a);
  });

  it('lets its last piece grow into what is untouched', () => {
    const heap = heapOf(8);
    const arena = heap.openArena();
    const at = heap.allocate(1000);
    heap.free(at);
    expect(heap.allocate(5000)).toBe(at);
    arena.close();
    arena.release();
  });

  it('is shared by recordings one after another, and given back by the last', () => {
    const heap = heapOf(8);
    const { used } = heap.usage();
    const first = heap.openArena();
    const constant = heap.allocateConstant(64);
    const at = heap.allocate(512);
    heap.free(at);
    first.close();
    const second = heap.openArena(first);
    expect(heap.allocate(512)).toBe(at);
    heap.free(at);
    second.close();
    first.release();
    expect(heap.usage().used).toBe(used + 64);
    second.release();
    expect(heap.usage().used).toBe(used);
    expect([heap.allocate(64), heap.allocate(512)]).toEqual([constant, at]);
  });

  it('keeps blocks apart over 5 000 changing sizes', () => {
    const heap = heapOf(2000);
    const arena = heap.openArena();
    let state = 5;
    const next = (n: number) => (state = (Math.imul(state, 1103515245) + 12345) >>> 1) % n;
    const held = new Map<number, number>();
    for (let i = 0; i < 5000; i++) {
      const size = 1 + next(9000);
      const at = heap.allocate(size);
      for (const [other, length] of held) expect(at >= other + length || at + size <= other).toBe(true);
      held.set(at, size);
      if (held.size > 12) {
        const gone = [...held.keys()][next(held.size)];
        held.delete(gone);
        heap.free(gone);
      }
    }
    expect(heap.usage().reserved).toBeLessThan(2 * heap.usage().peak + 2 ** 20);
    arena.close();
    arena.release();
  });
});
