import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { spawnThread } from '../../cli/src/engine/spawnThread.ts';
import { adaptiveRun } from '../src/program/adaptiveRun.ts';
import { type Build, type SharedWasm, startSharedWasm, startWasm, type Wasm } from '../src/wasm/module.ts';
import { windowWords } from './naive.ts';

const started: SharedWasm[] = [];
const THREADS = 3;

afterEach(() => {
  for (const wasm of started.splice(0)) wasm.stopThreads();
});

/** Starts threads and waits until each of them is up: before, thread 0 would do all the work. */
async function withThreads(build: Build, threads: number): Promise<SharedWasm> {
  const wasm = await startSharedWasm(build);
  wasm.startThreads(threads, spawnThread);
  started.push(wasm);
  await new Promise((resolve) => setTimeout(resolve, 200));
  return wasm;
}

/** Numbers of both signs that no order of summation leaves alike. */
function block({ heap }: Wasm, length: number): number {
  const at = heap.allocate(4 * length);
  heap.f32(at, length).set(Float32Array.from({ length }, (_, i) => (((i * 7919) % 10007) - 5000) / 1237));
  return at;
}

function product(wasm: Wasm, [m, n, k]: number[], transposeA: number, transposeB: number): string {
  const [a, b, c] = [m * k, k * n, m * n].map((length) => block(wasm, length));
  const workspace = wasm.heap.allocate(wasm.workspaceBytes.matMul(THREADS));
  wasm.kernels.matMul(a, b, c, 1, 0, 0, m, n, k, transposeA, transposeB, workspace);
  return bitsOf(wasm, c, m * n);
}

/** Forward, input gradient and filter gradient of a 4x4 convolution of stride 2 with 3 * 5 images, both ways. */
function convolution(wasm: Wasm, side: number, channels: number, filters: number): string[] {
  const { heap, kernels, workspaceBytes } = wasm;
  const batch = 15;
  const out = side / 2;
  const words = windowWords([batch, side, side, channels], [4, 4, channels, filters], [out, out], {
    stride: [2, 2],
    pad: [1, 1],
  });
  const window = heap.allocate(4 * words.length);
  heap.i32(window, words.length).set(words);
  const sizes = [batch * side * side * channels, 16 * channels * filters, batch * out * out * filters];
  const [x, filter, dy] = sizes.map((size) => block(wasm, size));
  const [dx, dfilter, y] = sizes.map((size) => block(wasm, size));
  const workspace = heap.allocate(workspaceBytes.conv2d(window, THREADS));
  kernels.conv2d(x, filter, y, window, workspace);
  kernels.conv2dBackpropFilter(x, dy, dfilter, window, workspace);
  kernels.conv2dBackpropInput(dy, filter, dx, window, workspace);
  const bits = (): string[] => [dx, dfilter, y].map((at, i) => bitsOf(wasm, at, sizes[i]));
  const plain = bits();
  const room = heap.allocate(
    Math.max(
      workspaceBytes.winogradForward(window, THREADS),
      workspaceBytes.winogradBackpropInput(window, THREADS),
      workspaceBytes.winogradBackpropFilter(window, THREADS),
      workspaceBytes.winogradPositions(window, THREADS),
    ),
  );
  const d = heap.allocate(workspaceBytes.winogradTiles(window, THREADS));
  kernels.winogradForward(x, filter, y, window, room);
  kernels.winogradPositions(dy, d, window, room);
  kernels.winogradBackpropFilter(x, d, dfilter, window, room);
  kernels.winogradBackpropInput(dy, filter, dx, window, room);
  return [...plain, ...bits()];
}

function bitsOf({ heap }: Wasm, at: number, length: number): string {
  return createHash('sha256')
    .update(heap.u8(at, 4 * length))
    .digest('hex');
}

const shapes = [
  [1021, 67, 61],
  [64, 1000, 517],
  [131, 127, 1031],
  [7, 513, 1024],
];

describe.each(['scalar', 'simd'] as const)('%s build', (build) => {
  it('gives the same products on any number of threads', async () => {
    const alone = await startWasm(build);
    for (const threads of [2, THREADS]) {
      const wasm = await withThreads(build, threads);
      for (const shape of shapes)
        for (const [ta, tb] of [
          [0, 0],
          [0, 1],
          [1, 0],
          [1, 1],
        ])
          expect(product(wasm, shape, ta, tb), `${shape}`).toEqual(product(alone, shape, ta, tb));
    }
  });

  it('gives the same convolutions on any number of threads', async () => {
    const alone = await startWasm(build);
    for (const threads of [2, THREADS]) {
      const wasm = await withThreads(build, threads);
      for (const [side, channels, filters] of [
        [32, 3, 16],
        [16, 16, 31],
        [16, 64, 67],
      ])
        expect(convolution(wasm, side, channels, filters)).toEqual(
          convolution(alone, side, channels, filters),
        );
    }
  });
});

describe('a pool', () => {
  it('works from the start, and alone again after its end', async () => {
    const alone = await startWasm('simd');
    const right = product(alone, shapes[0], 0, 0);
    const wasm = await startSharedWasm('simd');
    wasm.startThreads(2, spawnThread);
    expect(product(wasm, shapes[0], 0, 0)).toEqual(right);
    wasm.stopThreads();
    expect(product(wasm, shapes[0], 0, 0)).toEqual(right);
    expect(wasm.threads).toBe(1);
  });

  it('ends its threads', async () => {
    const ended: Promise<number>[] = [];
    const wasm = await startSharedWasm('simd');
    wasm.startThreads(THREADS, (start, died) => {
      const worker = spawnThread(start, died) as import('node:worker_threads').Worker;
      ended.push(new Promise((resolve) => worker.once('exit', resolve)));
      return worker;
    });
    wasm.stopThreads();
    expect(await Promise.all(ended)).toHaveLength(THREADS - 1);
  });

  it('turns a thread that dies into an error', async () => {
    const wasm = await startSharedWasm('simd');
    const gone = new Promise<void>((resolve) => {
      wasm.startThreads(2, (start, died) => {
        const worker = spawnThread(start, (reason) => {
          died(reason);
          resolve();
        });
        setTimeout(() => worker.terminate(), 50);
        return worker;
      });
    });
    started.push(wasm);
    await gone;
    expect(() => product(wasm, shapes[0], 0, 0)).toThrow(/threads: expected 2 .* got one that died/);
  });

  it('turns a thread that fails to start into an error', async () => {
    const wasm = await startSharedWasm('simd');
    wasm.startThreads(2, (_, died) => {
      died('no such thing');
      return { terminate() {} };
    });
    started.push(wasm);
    expect(() => product(wasm, shapes[0], 0, 0)).toThrow(/no such thing/);
  });
});

describe('adaptiveRun', () => {
  it('takes the faster way, tries the other one now and then, and sends single commands the first way', () => {
    const taken: string[] = [];
    const times = { slow: 3, fast: 1 };
    let now = 0; // no clock of a machine that others are busy on
    const way = (name: keyof typeof times) => () => {
      taken.push(name);
      now += times[name];
      return 2;
    };
    const run = adaptiveRun(way('slow'), way('fast'), () => now);
    for (let i = 0; i < 300; i++) expect(run(64, 2)).toBe(2);
    const slow = taken.filter((name) => name === 'slow').length;
    expect(slow).toBeGreaterThan(1);
    expect(slow).toBeLessThan(30);
    times.fast = 9; // a neighbour woke up
    taken.length = 0;
    for (let i = 0; i < 40; i++) run(64, 2);
    expect(taken.filter((name) => name === 'slow').length).toBeGreaterThan(20);
    taken.length = 0;
    run(0, 1);
    expect(taken).toEqual(['slow']);
  });
});
