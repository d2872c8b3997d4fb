import type { Batch } from '@ganvil/core';
import type { Flowing, Rows } from './flowing.ts';
import { type SlowMotion, stepOf, updateOf } from './slowMotion.ts';

/** What the diagram shows in slow motion: the update's own latents, samples and outputs, and D's map before or after it. */
export function slowFlowing(motion: SlowMotion): Flowing | undefined {
  const [update, step] = [updateOf(motion), stepOf(motion)];
  if (!update || !step) return undefined;
  const { parts, before, after } = update;
  const { latents, real, fakes, outputs } = parts;
  const shown = step.after ? (parts.after?.outputs ?? outputs) : outputs;
  const live = step.after ? after : before;
  return {
    z: rowsOf(latents) ?? live?.z,
    real: rowsOf(real) ?? live?.real ?? { shape: [1], count: 0, data: new Float32Array() },
    fakes: rowsOf(fakes) ?? live?.fakes,
    onReal: shown.real,
    onFake: shown.fake,
    map: live?.map,
  };
}

/** The rows that a batch gives. */
function rowsOf(batch: Batch | undefined): Rows | undefined {
  if (!batch) return undefined;
  const size = batch.shape.reduce((product, n) => product * n, 1);
  return { shape: batch.shape, count: batch.data.length / size, data: batch.data };
}
