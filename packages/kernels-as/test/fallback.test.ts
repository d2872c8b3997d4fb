import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { adapters } from '../src/adapters/index.ts';
import { BACKEND, configure, forbidFallback } from '../src/index.ts';

const run = (name: string, inputs: tf.NamedTensorMap, attrs = {}): tf.Tensor =>
  tf.engine().runKernel(name, inputs, attrs);

async function restart(fallback: 'wasm' | 'none'): Promise<void> {
  configure({ fallback });
  const start = tf.findBackendFactory(BACKEND);
  tf.removeBackend(BACKEND);
  tf.registerBackend(BACKEND, start, 3);
  expect(await tf.setBackend(BACKEND)).toBe(true);
}

const diagonal = (value: number): number[] => [...run('Diag', { x: tf.tensor1d([value]) }).dataSync()];

const used = (): number =>
  (tf.backend() as unknown as { wasm: { heap: { usage(): { used: number } } } }).wasm.heap.usage().used;

beforeAll(() => restart('wasm'));
beforeEach(() => {
  vi.spyOn(console, 'warn')
    .mockImplementation(() => undefined)
    .mockClear();
});

// None of these is a kernel that a GAN needs, so ganvil leaves them to the fallback.
describe('a kernel that runs on tfjs-backend-wasm', () => {
  it('gives its values and leaves nothing', () => {
    const x = tf.tensor2d([0, 1, -1, 0.5], [2, 2]);
    const before = { ...tf.memory(), bytes: used() };
    const y = run('Diag', { x });
    expect([...y.dataSync()]).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0.5]);
    expect(y.shape).toEqual([2, 2, 2, 2]);
    y.dispose();
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(used()).toBe(before.bytes);
    x.dispose();
  });

  it('is named once', () => {
    const x = tf.tensor1d([1, 2], 'int32');
    tf.dispose([run('BitwiseAnd', { a: x, b: x }), run('BitwiseAnd', { a: x, b: x })]);
    expect(vi.mocked(console.warn).mock.calls).toEqual([
      ['kernel BitwiseAnd: ganvil has none, it runs on tfjs-backend-wasm with copied tensors.'],
    ]);
    x.dispose();
  });

  it('may have several results', () => {
    const [boxes, scores] = [tf.tensor2d([0, 0, 1, 1, 0, 0, 1, 0.9], [2, 4]), tf.tensor1d([0.5, 0.9])];
    const { selectedIndices, selectedScores } = tf.image.nonMaxSuppressionWithScore(boxes, scores, 2, 0.5);
    expect([...selectedIndices.dataSync()]).toEqual([1]);
    expect(selectedScores.dataSync()[0]).toBeCloseTo(0.9);
    tf.dispose([boxes, scores, selectedIndices, selectedScores]);
  });

  it('takes and gives every dtype', () => {
    const result = tf.unique(tf.tensor1d([3, 1, 3, 2], 'int32'));
    expect([...result.values.dataSync()]).toEqual([3, 1, 2]);
    expect([...result.indices.dataSync()]).toEqual([0, 1, 0, 2]);
    const words = tf.string.stringSplit(tf.tensor1d(['a b', 'c']), ' ');
    expect(words.values.dataSync() as unknown).toEqual(['a', 'b', 'c']);
  });

  it('may be given nothing', () => {
    expect(run('Diag', { x: tf.tensor1d([]) }).shape).toEqual([0, 0]);
  });

  it('leaves nothing when it throws', () => {
    const x = tf.tensor1d([1, 2, 3]);
    const before = used();
    expect(() => run('SparseReshape', { inputIndices: x, inputShape: x, newShape: x })).toThrow();
    expect(used()).toBe(before);
    expect(diagonal(3)).toEqual([3]);
    x.dispose();
  });

  it('shares the instance with nobody: the wasm backend stays usable beside it', async () => {
    for (const backend of ['wasm', BACKEND, 'wasm', BACKEND]) {
      await tf.setBackend(backend);
      expect(diagonal(2)).toEqual([2]);
    }
    tf.removeBackend('wasm');
    expect(diagonal(2)).toEqual([2]);
  });

  it('survives a restart of the backend', async () => {
    for (let i = 0; i < 20; i++) {
      await restart('wasm');
      expect(diagonal(0)).toEqual([0]);
    }
  });

  it('throws while it is forbidden', () => {
    const x = tf.tensor1d([0]);
    forbidFallback(true);
    expect(() => run('Diag', { x })).toThrow(
      /^kernel Diag: ganvil has none, and its fallback to tfjs-backend-wasm is forbidden: /,
    );
    forbidFallback(false);
    expect(run('Diag', { x }).dataSync()[0]).toBe(0);
  });

  it('never stands before one of ours', () => {
    for (const { kernelName, kernelFunc } of adapters) {
      expect(tf.getKernel(kernelName, BACKEND).kernelFunc, kernelName).toBe(kernelFunc);
    }
  });

  it('is gone when there is to be no fallback', async () => {
    await restart('none');
    expect(() => diagonal(0)).toThrow("Kernel 'Diag' not registered for backend 'ganvil'");
    await restart('wasm');
    expect(diagonal(0)).toEqual([0]);
  });
});

const int = (...values: number[]) => tf.tensor1d(values, 'int32');
const reached = { at: 0 };

/** A kernel of tfjs-backend-wasm as bad as they come: it leaves nothing of the memory as it was, and traps. */
const ruin: tf.KernelConfig = {
  kernelName: 'Ruin',
  backendName: 'wasm',
  kernelFunc: ({ backend }) => {
    const other = backend as unknown as {
      makeOutput(shape: number[], dtype: string): tf.TensorInfo;
      wasm: { HEAPU8: Uint8Array };
    };
    other.makeOutput([2 ** 23], 'float32'); // the memory grows
    other.wasm.HEAPU8.fill(0xff);
    reached.at++;
    throw new WebAssembly.RuntimeError('memory access out of bounds');
  },
};

const failures: [name: string, call: () => unknown, message: RegExp][] = [
  [
    'a trap',
    () => run('Ruin', {}),
    /^kernel Ruin: expected tfjs-backend-wasm to run it, got a trap: memory /,
  ],
  [
    'a row that does not exist',
    () => tf.sparse.sparseSegmentSum(tf.ones([3, 2]) as tf.Tensor2D, int(1e9, 0), int(0, 1)),
    /^kernel SparseSegmentSum: Bad: indices\[0\] == 1000000000 out of range \[0, 3\)\.$/,
  ],
  [
    'segments out of order',
    () => tf.sparse.sparseSegmentSum(tf.ones([3, 2]) as tf.Tensor2D, int(1, 0), int(5, 1)),
    /segment ids are not increasing/,
  ],
  [
    'a negative number',
    () => tf.denseBincount(tf.tensor2d([-1, 2], [1, 2], 'int32'), [] as never, 3),
    /^kernel DenseBincount: expected no negative number, got -1\.$/,
  ],
  ['an input that is missing', () => run('TopK', {}, { k: 1, sorted: true }), /./],
  ['a second trap', () => run('Ruin', {}), /^kernel Ruin: /],
];

describe('a call that fails', () => {
  beforeAll(async () => {
    tf.registerKernel(ruin);
    await restart('wasm');
  });

  it.each(failures)('leaves the others as they are: %s', (_, call, message) => {
    const before = used();
    expect(() => tf.tidy(() => call() as tf.Tensor)).toThrow(message);
    expect(used(), 'bytes left').toBe(before);
    tf.tidy(() => {
      expect(diagonal(3)).toEqual([3]);
      expect([...tf.topk(tf.tensor1d([1, 5, 3]), 2).values.dataSync()]).toEqual([5, 3]);
      expect([...tf.unique(int(3, 1, 3)).values.dataSync()]).toEqual([3, 1]);
      const sums = tf.sparse.sparseSegmentSum(tf.ones([3, 2]) as tf.Tensor2D, int(2, 0), int(0, 0));
      expect([...sums.dataSync()]).toEqual([2, 2]);
      const boxes = tf.tensor2d([0, 0, 1, 1, 0, 0, 1, 0.9], [2, 4]);
      expect([...tf.image.nonMaxSuppression(boxes, tf.tensor1d([0.5, 0.9]), 2, 0.5).dataSync()]).toEqual([1]);
    });
  });

  it('was one', () => expect(reached.at).toBe(2));
});
