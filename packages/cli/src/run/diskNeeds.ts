// How much room a run will take on its disk, known before it starts.
import { statfsSync } from 'node:fs';
import { type Checkpoint, type Config, type Dataset, gibibytes, stateShapes } from '@ganvil/core';
import { dataShape } from '../data/dataShape.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { spaceBetween } from '../sinks/thinPictures.ts';

/** Bytes of a line of a step in the log, of a point of all curves in TensorBoard's file, and of the reports at a picture; about, by trial. */
const [LINE, POINT, REPORT] = [320, 400, 1200];
/** Bytes of a pixel in a picture of samples: drawn digits take a fifth of it, photographs about all. */
const PIXEL = 0.5;
/** As many pixels as a plot of points is worth. */
const PLOT = 48_000;
/** Checkpoints that are on the disk while one is written; more are kept for rollbacks and for the best one. */
const GENERATIONS = 3;
const SPARE = 16 << 20;

/** Bytes on the disk at the end of a run, at most about. */
export interface DiskNeeds {
  readonly checkpoints: number;
  readonly samples: number;
  readonly logs: number;
}

/** What a run takes from step `from` on. */
export function diskNeeds(config: Config, dataset: Dataset, from = 0): DiskNeeds {
  const { shape } = dataset;
  const { steps, logEvery, sampleEvery, sampleCount, keepSamples, stopOn, rollbacks } = config;
  const shapes = stateShapes(config, dataShape(dataset));
  const numbers = [...shapes.values()].reduce((sum, dims) => sum + dims.reduce((a, b) => a * b, 1), 0);
  const kept = GENERATIONS + (stopOn === '' ? 0 : 1) + Math.min(rollbacks, 3);
  const size = shape.length === 1 ? PLOT : sampleCount * shape.reduce((a, b) => a * b, 1);
  const picture = 4096 + PIXEL * size;
  const pictures = sampleEvery === 0 ? 2 : Math.floor(steps / sampleEvery) + 2;
  const space =
    keepSamples === 0 || sampleEvery === 0 ? sampleEvery : spaceBetween(steps, sampleEvery, keepSamples);
  const onDisk = sampleEvery === 0 ? 2 : Math.min(pictures, Math.floor(steps / space) + 2);
  const reports = pictures - Math.floor(from / Math.max(1, sampleEvery));
  const lines = (most: number, every: number) =>
    every === 0 ? 0 : keptUpTo(steps / every, most) - keptUpTo(from / every, most);
  const points = lines(1024, logEvery) * POINT + lines(256, sampleEvery) * picture;
  return {
    checkpoints: kept * (4 * numbers + 64 * 1024),
    samples: onDisk * picture,
    logs: lines(65_536, logEvery) * LINE + reports * REPORT + points,
  };
}

/** How many of the numbers 1 … `last` are kept, as `isKept` says. */
function keptUpTo(last: number, most: number): number {
  if (last < 2 * most) return Math.floor(last);
  const doublings = Math.floor(Math.log2(last / most));
  const rest = Math.floor((last - most * 2 ** doublings) / 2 ** doublings);
  return 2 * most - 1 + (doublings - 1) * most + rest + 1;
}

/**
 * Throws a Failure where the disk of a run certainly has not the room that it needs. With a budget nobody knows how far it comes: then only the checkpoints count. Where
 * the system does not tell how much is free, nothing is refused.
 */
export function checkDisk(
  run: string,
  config: Config,
  dataset: Dataset,
  { from, budget }: { from?: Pick<Checkpoint, 'step'>; budget?: number },
): void {
  const needs = diskNeeds(config, dataset, from?.step);
  const { checkpoints, samples, logs } = budget === undefined ? needs : { ...needs, samples: 0, logs: 0 };
  const needed = checkpoints + samples + logs + SPARE;
  const free = freeAt(run);
  if (needed <= free) return;
  throw new Failure(
    EXIT.io,
    `${run}: expected ${gibibytes(needed)} of free space for ${config.steps} steps (checkpoints ${gibibytes(checkpoints)}, pictures ${gibibytes(samples)}, logs ${gibibytes(logs)}), got ${gibibytes(free)}; make room, or lower --keep-samples, raise --log-every and --sample-every, or set --out to another disk.`,
  );
}

function freeAt(path: string): number {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
