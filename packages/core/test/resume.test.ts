import { beforeAll, describe, expect, it } from 'vitest';
import { games } from '../src/games/index.ts';
import type { Game } from '../src/games/types.ts';
import {
  type ConfigInput,
  type Dataset,
  decodeCheckpoint,
  presets,
  resolveConfig,
  startBackend,
} from '../src/index.ts';
import type { Preset } from '../src/presets/types.ts';
import { bytesOf, endOf, eventsOf } from './tiny.ts';

beforeAll(() => startBackend(resolveConfig()));

/** What a preset that wants files is fed: coloured squares, 32x32x3. */
const squares: Dataset = {
  name: 'squares',
  shape: [32, 32, 3],
  count: 97,
  classes: 0,
  digest: 'squares',
  read(indices, out, labels) {
    for (let i = 0; i < indices.length; i++) {
      for (let k = 0; k < 3072; k++) out[i * 3072 + k] = ((k * 7 + indices[i] * 131) % 255) / 127.5 - 1;
      labels[i] = -1;
    }
  },
};

const short: ConfigInput = {
  batchSize: 8,
  sampleEvery: 0,
  evaluateCount: 16,
  sampleCount: 1,
  metrics: 'mmd',
};

describe('a state that other kernels computed', () => {
  it.each(['abi', 'numerics'] as const)('of another %s goes on only when asked for', async (part) => {
    const config = resolveConfig({ ...short, steps: 2 }, 'gauss1d');
    const state = decodeCheckpoint(bytesOf(await eventsOf(config)));
    const from =
      part === 'abi'
        ? { ...state, abi: state.abi + 1 }
        : { ...state, config: { ...state.config, numerics: 'fma' as const } };
    await expect(eventsOf({ ...config, steps: 3 }, { from })).rejects.toThrow(
      /^checkpoint: expected one of kernels ABI \d+, strict, got one of ABI/,
    );
    expect(endOf(await eventsOf({ ...config, steps: 3 }, { from, otherBits: true })).reason).toBe('finished');
  });
});

// That a run which ends at step 4 has the state of a longer one there, the command's tests show.
describe('10 steps = 4 + checkpoint + resume + 6, bit for bit', () => {
  it.each(Object.keys(presets))('%s (narrow, small batches)', async (name) => {
    const { placeholder }: Preset = presets[name as keyof typeof presets];
    const set = name === 'cifar-dcgan' ? squares : undefined;
    const resolved = resolveConfig({ ...short, ...placeholder, steps: 10, checkpointEvery: 4 }, name);
    const narrow = ['width', 'widthD', 'denseG', 'denseD'] as const;
    const sizes = Object.fromEntries(narrow.map((key) => [key, Math.min(8, resolved[key])]));
    const { generate }: Game = games[resolved.game];
    const config = { ...resolved, ...sizes, metrics: generate ? short.metrics! : '' };
    const whole = await eventsOf(config, {}, set);
    const way = whole.find((event) => event.type === 'checkpoint' && event.step === 4);
    if (way?.type !== 'checkpoint') throw new Error('expected a checkpoint on the way');
    const rest = await eventsOf(config, { from: decodeCheckpoint(way.bytes) }, set);
    expect(endOf(rest).digest).toBe(endOf(whole).digest);
    expect(endOf(rest).digest).not.toBe(way.digest);
    expect(bytesOf(rest)).toEqual(bytesOf(whole));
  });
});
