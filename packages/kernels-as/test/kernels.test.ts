// Every case on every build beside tfjs' cpu backend: right within its tolerance, the same bits on all builds, nothing left in memory, and
// nothing written beyond outputs and workspaces.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Build, bytesOf } from '../src/wasm/module.ts';
import '../src/index.ts';
import { type GanvilBackend, registerModule } from '../src/internal.ts';
import { labelOf } from './cases/case.ts';
import { cases } from './cases/index.ts';
import { difference, type Result, resultOf } from './compare.ts';
import { fenceHeap } from './redZones.ts';

const builds: Build[] = ['scalar', 'simd', 'wide'];
const nameOf = (build: Build): string => `ganvil ${build}`;
const broken = new Map<Build, () => string[]>();
let finished = 0;

beforeAll(async () => {
  for (const build of builds) {
    registerModule(nameOf(build), await WebAssembly.compile(await bytesOf(build)));
    expect(await tf.setBackend(nameOf(build))).toBe(true);
    broken.set(build, fenceHeap((tf.backend() as GanvilBackend).wasm.heap).broken);
  }
});

/** The result of a case on a build, whose memory must be as it was. */
async function resultOn(build: Build, row: (typeof cases)[number]): Promise<Result> {
  await tf.setBackend(nameOf(build));
  const { heap } = (tf.backend() as GanvilBackend).wasm;
  const before = heap.usage().used;
  const result = resultOf(row);
  expect(heap.usage().used, `${build}: bytes left`).toBe(before);
  expect(broken.get(build)!(), build).toEqual([]);
  return result;
}

const bitsOf = ({ values }: Result): Uint32Array => new Uint32Array(Float32Array.from(values).buffer);

describe('kernels', () => {
  it.each(cases.map((row) => [labelOf(row), row] as const))('%s equals the reference', async (_, row) => {
    await tf.setBackend('cpu');
    const right = resultOf(row, row.reference ?? row.run);
    const results: Result[] = [];
    for (const build of builds) results.push(await resultOn(build, row));
    for (const [i, ours] of results.entries()) {
      expect(difference(row, ours, right), builds[i]).toBeUndefined();
      expect(bitsOf(ours), `${builds[i]} beside ${builds[0]}`).toEqual(bitsOf(results[0]));
    }
    finished++;
  });

  // biome-ignore lint/correctness/noEmptyPattern: vitest wants the pattern, to see which fixtures are used
  afterAll(({}, { tasks }) => {
    expect(finished, 'cases compared').toBe(tasks.filter(({ mode }) => mode === 'run').length);
  });
});
