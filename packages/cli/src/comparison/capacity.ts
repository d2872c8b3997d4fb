// How many runs at a time the machine can hold.
import { freemem } from 'node:os';
import { type Config, costOf, gibibytes, settings } from '@ganvil/core';
import type { DataFlags } from '../args/dataFlags.ts';
import { openData } from '../data/openData.ts';
import { usableCores } from '../engine/cores.ts';
import { bytesInMemory, checkMachineMemory } from '../engine/machineMemory.ts';
import { say } from '../terminal/output.ts';
import type { Job } from './types.ts';

/** Bytes of a process of Node with Ganvil in it, before there is a run. */
const PROCESS = 150 * 2 ** 20;

/** What a data set tells of itself. */
interface Data {
  readonly shape: readonly number[];
  readonly classes: number;
  readonly count: number;
  /** Of the samples in memory. */
  readonly bytes: number;
}

/**
 * The number of runs at a time: `asked`, or a run per core; fewer where they would not fit into the memory that is free, and then says
 * so. Opens the data of each run once: missing data, metrics that do not suit them and runs that cannot fit at all throw here, before
 * anything is trained.
 */
export async function runsAtATime(
  jobs: readonly Job[],
  asked: number | undefined,
  reading: DataFlags,
): Promise<number> {
  const most = await memoryOfRun(jobs, reading);
  const wanted = Math.max(1, Math.min(asked ?? usableCores(), jobs.length));
  const free = process.availableMemory?.() ?? freemem();
  const fitting = Math.max(1, Math.floor(free / most));
  if (fitting >= wanted) return wanted;
  say(
    `memory: ${fitting} ${fitting === 1 ? 'run' : 'runs'} at a time, not ${wanted}: one needs about ${gibibytes(most)}, and ${gibibytes(free)} are free.`,
  );
  return fitting;
}

/** Bytes that the largest of the runs needs, about. Opens the data of each once, and throws what is wrong with them. */
export async function memoryOfRun(jobs: readonly Job[], reading: DataFlags): Promise<number> {
  const opened = new Map<string, Data>();
  let most = 0;
  for (const { config, preset, seed } of jobs) {
    if (seed !== jobs[0].seed) continue; // seeds need the same
    const key = JSON.stringify(dataSettings(config));
    const data = opened.get(key) ?? (await describeData(config, preset, reading));
    opened.set(key, data);
    checkMachineMemory(config, data, reading.memory);
    const { batchBytes, weightBytes } = costOf(config, { ...data, sampleShape: data.shape });
    const needed = PROCESS + batchBytes + weightBytes + data.bytes;
    most = Math.max(most, Math.min(needed, reading.memory ?? needed));
  }
  return most;
}

/** The settings that decide which data are read, and the metrics, which are checked against them and the game. */
function dataSettings(config: Config): unknown[] {
  const keys = (Object.keys(settings) as (keyof Config)[]).filter((key) => settings[key].group === 'data');
  return [...keys, 'metrics' as const, 'game' as const, 'conditional' as const].map((key) => config[key]);
}

async function describeData(config: Config, preset: string, reading: DataFlags): Promise<Data> {
  const { dataset } = await openData(config, preset, say, { ...reading, progress: 'none' });
  const { shape, classes, count, test } = dataset;
  if (dataset.stored) return { shape, classes, count, bytes: bytesInMemory(dataset) };
  const all = Number.isFinite(count) ? count + (test?.count ?? 0) : 0; // endless data are made on demand
  const size = shape.reduce((a, b) => a * b, 1);
  return { shape, classes, count, bytes: all * size * (shape.length === 3 ? 1 : 4) };
}
