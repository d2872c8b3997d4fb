// What a run consists of, and files of settings.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfigFile, readRunConfig } from '../../packages/cli/src/args/configFile.ts';
import { readComparison } from '../../packages/cli/src/comparison/readComparison.ts';
import { describeRun } from '../../packages/cli/src/run/describeRun.ts';
import { readLog } from '../../packages/cli/src/sinks/readLog.ts';
import { readSweep } from '../../packages/cli/src/sweep/readSweep.ts';
import { decodeSafetensors } from '../../packages/core/src/encode/safetensors.ts';
import { decodeCheckpoint } from '../../packages/core/src/index.ts';
import { parseReply, parseRequest, repliesFor, requests } from '../../packages/web/src/rpc/protocol.ts';
import { trainedRun } from './trainedRun.ts';
import type { Target } from './types.ts';

/** A target that reads a file, which is written for each input. */
function ofFile(
  path: string,
  seeds: Target['seeds'],
  read: (path: string, folder: string) => unknown,
): Target {
  return {
    seeds,
    read(bytes, folder) {
      const file = join(folder, path);
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, bytes);
      return read(file, folder);
    },
  };
}

const json = (...values: readonly unknown[]) =>
  values.map((value) => new TextEncoder().encode(JSON.stringify(value)));
const fromRun = (path: string) => (folder: string) => [
  new Uint8Array(readFileSync(join(trainedRun(folder), path))),
];
const CHECKPOINT = 'checkpoints/000000010.safetensors';

/** Undefined where it is no JSON: channels pass values, no text. */
function parsed(bytes: Uint8Array) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** Messages of page and worker as JSON: bytes are no part of what is checked. */
const messages: Target = {
  seeds: () =>
    json(
      ...Object.keys(requests).map((type) => ({ id: 1, type, steps: 1, seeds: [1], z: [0], player: 'G' })),
    ),
  read(bytes) {
    const value = parsed(bytes);
    if (value === undefined) return;
    parseRequest(value);
    parseReply(value.type, value, repliesFor());
  },
};

/** By the name of what is read. */
export const runTargets: Readonly<Record<string, Target>> = {
  safetensors: { seeds: fromRun(CHECKPOINT), read: (bytes) => decodeSafetensors(bytes) },
  checkpoint: { seeds: fromRun(CHECKPOINT), read: (bytes) => decodeCheckpoint(bytes) },
  settings: ofFile(
    'settings.json',
    () => json({ preset: 'ring8', batchSize: 8, loss: 'hinge' }),
    readConfigFile,
  ),
  config: ofFile('fuzzed/config.json', fromRun('config.json'), readRunConfig),
  events: ofFile('fuzzed/events.jsonl', fromRun('events.jsonl'), (_, folder) => {
    const run = join(folder, 'fuzzed');
    readLog(run, 5, () => true, 1);
    describeRun(run);
  }),
  comparison: ofFile(
    'comparison.json',
    () =>
      json({
        preset: 'ring8',
        settings: { steps: 5 },
        sets: { a: {} },
        methods: { b: { loss: 'hinge' } },
        seeds: '0-2',
      }),
    readComparison,
  ),
  sweep: ofFile(
    'sweep.json',
    () => json({ preset: 'ring8', grid: { loss: ['hinge', 'wasserstein'], batchSize: [8] }, seeds: '0,3' }),
    readSweep,
  ),
  messages,
};
