import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { adapters } from '../src/adapters/index.ts';
import { BACKEND, configure, training } from '../src/index.ts';

const run = (name: string, inputs: tf.NamedTensorMap, attrs = {}): tf.Tensor =>
  tf.engine().runKernel(name, inputs, attrs);

async function restart(fallback: 'wasm' | 'none'): Promise<void> {
  configure({ fallback });
  const start = tf.findBackendFactory(BACKEND);
  tf.removeBackend(BACKEND);
  tf.registerBackend(BACKEND, start, 3);
  expect(await tf.setBackend(BACKEND)).toBe(true);
}

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
    const y = run('Atan', { x });
    for (const [i, value] of x.dataSync().entries()) expect(y.dataSync()[i]).toBeCloseTo(Math.atan(value), 6);
    expect(y.shape).toEqual([2, 2]);
    y.dispose();
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(used()).toBe(before.bytes);
    x.dispose();
  });

  it('is named once', () => {
    const x = tf.tensor1d([1, 2]);
    tf.dispose([run('Acos', { x }), run('Acos', { x })]);
    expect(vi.mocked(console.warn).mock.calls).toEqual([
      ['kernel Acos: ganvil has none, it runs on tfjs-backend-wasm with copied tensors.'],
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
    const either = tf.logicalXor(tf.tensor1d([true, true, false]), tf.tensor1d([true, false, false]));
    expect(either.dtype).toBe('bool');
    expect([...either.dataSync()]).toEqual([0, 1, 0]);
    const words = tf.string.stringSplit(tf.tensor1d(['a b', 'c']), ' ');
    expect(words.values.dataSync() as unknown).toEqual(['a', 'b', 'c']);
  });

  it('may be given nothing', () => {
    expect(run('Atan', { x: tf.tensor2d([], [0, 3]) }).shape).toEqual([0, 3]);
  });

  it('leaves nothing when it throws', () => {
    const x = tf.tensor1d([1, 2, 3]);
    const before = used();
    expect(() => run('SparseReshape', { inputIndices: x, inputShape: x, newShape: x })).toThrow();
    expect(used()).toBe(before);
    expect([...run('Atan', { x: tf.tensor1d([0]) }).dataSync()]).toEqual([0]);
    x.dispose();
  });

  it('shares the instance with nobody: the wasm backend stays usable beside it', async () => {
    const atan = (): number => run('Atan', { x: tf.tensor1d([1]) }).dataSync()[0];
    for (const backend of ['wasm', BACKEND, 'wasm', BACKEND]) {
      await tf.setBackend(backend);
      expect(atan()).toBeCloseTo(Math.PI / 4);
    }
    tf.removeBackend('wasm');
    expect(atan()).toBeCloseTo(Math.PI / 4);
  });

  it('survives a restart of the backend', async () => {
    for (let i = 0; i < 20; i++) {
      await restart('wasm');
      expect(run('Atan', { x: tf.tensor1d([0]) }).dataSync()[0]).toBe(0);
    }
  });

  it('throws while training', () => {
    const x = tf.tensor1d([0]);
    training(true);
    expect(() => run('Atan', { x })).toThrow(
      /^kernel Atan: expected one that ganvil has while training, got the tfjs-backend-wasm fallback\.$/,
    );
    training(false);
    expect(run('Atan', { x }).dataSync()[0]).toBe(0);
  });

  it('never stands before one of ours', () => {
    for (const { kernelName, kernelFunc } of adapters) {
      expect(tf.getKernel(kernelName, BACKEND).kernelFunc, kernelName).toBe(kernelFunc);
    }
  });

  it('is gone when there is to be no fallback', async () => {
    await restart('none');
    expect(() => run('Atan', { x: tf.tensor1d([0]) })).toThrow(
      "Kernel 'Atan' not registered for backend 'ganvil'",
    );
    await restart('wasm');
    expect(run('Atan', { x: tf.tensor1d([0]) }).dataSync()[0]).toBe(0);
  });
});
