import { type Dataset, encodePng, pictureOf } from '@ganvil/core';
import { atomicWrite } from '../run/atomicWrite.ts';
import { inRun } from '../run/directory.ts';
import type { Sink } from './sink.ts';

/** Writes samples/000500.png, and remembers the last one. */
export function pngSink(run: string, dataset: Dataset): { sink: Sink; last(): string | undefined } {
  let last: string | undefined;
  const sink: Sink = async (event) => {
    if (event.type !== 'sample') return;
    const path = inRun.picture(run, event.step);
    await atomicWrite(path, encodePng(pictureOf(event.samples, dataset)), 0o666);
    last = path;
  };
  return { sink, last: () => last };
}
