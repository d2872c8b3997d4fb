import { type Dataset, encodePng, pictureOf } from '@ganvil/core';
import { atomicWrite } from '../node/atomicWrite.ts';
import { explain } from '../node/exit.ts';
import { inRun } from '../run/directory.ts';
import type { Sink } from './sink.ts';

/** Writes pictures such as samples/000000500.png. If one cannot be written, warns, and training continues. */
export function pngSink(
  run: string,
  dataset: Dataset,
  warn: (line: string) => void,
): { sink: Sink; last(): string | undefined } {
  let last: string | undefined;
  let failing = false;
  const sink: Sink = async (event) => {
    if (event.type !== 'sample') return;
    const path = inRun.picture(run, event.step);
    const picture = encodePng(pictureOf(event.samples, dataset));
    try {
      await atomicWrite(path, picture, { patient: !failing, warn });
      if (failing) warn(`ganvil: ${path}: pictures can be written again.`);
      failing = false;
      last = path;
    } catch (error) {
      const known = explain(error);
      if (known === undefined) throw error;
      if (!failing) warn(`ganvil: warning: ${known.message} Training continues without pictures.`);
      failing = true;
    }
  };
  return { sink, last: () => last };
}
