import { type Change, type Config, type Dataset, encodePng, pictureOf, type TrainEvent } from '@ganvil/core';
import { abiVersion } from '@ganvil/kernels-as';
import { atomicWrite } from '../node/atomicWrite.ts';
import { explain } from '../node/exit.ts';
import { configAfter } from '../run/configAfter.ts';
import { inRun } from '../run/directory.ts';
import { provenanceOf } from '../samples/provenanceOf.ts';
import type { Sink } from './sink.ts';
import { thinPictures } from './thinPictures.ts';

/** The run whose pictures are written. */
export interface PicturedRun {
  readonly run: string;
  readonly preset: string;
  readonly config: Config;
  readonly dataset: Dataset;
  /** The checkpoint that it goes on from. */
  readonly from?: { readonly changes?: readonly Change[] };
}

/** Writes pictures such as samples/000000500.png. If one cannot be written, warns, and training continues. */
export function pngSink(
  first: PicturedRun,
  warn: (line: string) => void,
): { sink: Sink; last(): string | undefined } {
  let session = first;
  const changes = [...(first.from?.changes ?? [])];
  let last: string | undefined;
  let failing = false;
  const sink: Sink = async (event) => {
    if (event.type === 'change') {
      session = { ...session, config: configAfter(session.config, [event]) };
      changes.push(event);
    }
    if (event.type !== 'sample') return;
    const path = inRun.picture(session.run, event.step);
    const picture = encodePng(pictureOf(event.samples, session.dataset), textOf(session, changes, event));
    try {
      await atomicWrite(path, picture, { patient: !failing, warn });
      if (failing) warn(`ganvil: ${path}: pictures can be written again.`);
      failing = false;
      last = path;
      thinPictures(session.run, event.step, session.config);
    } catch (error) {
      const known = explain(error);
      if (known === undefined) throw error;
      if (!failing) warn(`ganvil: warning: ${known.message} Training continues without pictures.`);
      failing = true;
    }
  };
  return { sink, last: () => last };
}

function textOf(
  { run, preset, config, dataset }: PicturedRun,
  changes: readonly Change[],
  { step, samples, digest = '' }: Extract<TrainEvent, { type: 'sample' }>,
): Record<string, string> {
  const chosen = { seed: config.seed, count: samples.count };
  const state = { step, digest, dataset: dataset.digest, abi: abiVersion, config, changes };
  return provenanceOf({ kind: 'training samples', run, preset, chosen, ...state });
}
