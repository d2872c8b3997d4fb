import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Checkpoint,
  type Config,
  type ConfigInput,
  decodeCheckpoint,
  encodeCheckpoint,
  openDataset,
  openRun,
  startBackend,
  warmStart,
} from '../src/index.ts';
import * as tf from '../src/tf.ts';
import { bytesOf, endOf, eventsOf, tiny, tinyImages } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

const stateOf = async (config: Config): Promise<Checkpoint> =>
  decodeCheckpoint(bytesOf(await eventsOf(config)));
const startFrom = async (config: Config, source: Checkpoint, fresh?: string[]) =>
  warmStart(config, (await openDataset(config)).dataset, source, fresh);
const of = ({ tensors }: Checkpoint, group: string) =>
  new Map([...tensors].filter(([key]) => key.split('/')[0] === group));

describe('a run that begins with weights of another', () => {
  const other: ConfigInput = { data: 'moons', seed: 5, loss: 'hinge', optimizer: 'momentum', steps: 6 };

  it('has its weights, averages and statistics, and optimizers that know nothing; the digest tells', async () => {
    const source = await stateOf(tiny({ steps: 4, normD: 'batch' }));
    const before = tf.memory().numTensors;
    const config = tiny({ ...other, normD: 'batch' });
    const { checkpoint, taken, drawn } = await startFrom(config, source);
    expect(tf.memory().numTensors).toBe(before);
    for (const group of ['G', 'D', 'Gema', 'D.statistics'])
      expect(of(checkpoint, group)).toEqual(of(source, group));
    for (const [key, { data }] of checkpoint.tensors)
      if (key.includes('momentum')) expect(data.every((x) => x === 0)).toBe(true);
    expect(drawn).toEqual([]);
    expect(taken.length).toBe(of(source, 'G').size + of(source, 'D').size);
    expect([checkpoint.step, checkpoint.start?.step]).toEqual([0, 4]);
    expect(decodeCheckpoint(encodeCheckpoint(checkpoint))).toEqual(checkpoint);

    const whole = await eventsOf({ ...config, checkpointEvery: 2 }, { from: checkpoint });
    const at2 = whole.find((event) => event.type === 'checkpoint' && event.step === 2);
    if (at2?.type !== 'checkpoint') throw new Error('expected a checkpoint');
    const from = decodeCheckpoint(at2.bytes);
    expect(from.start).toEqual(checkpoint.start);
    expect(endOf(await eventsOf(config, { from })).digest).toBe(endOf(whole).digest);
    expect(endOf(await eventsOf(config)).digest).not.toBe(endOf(whole).digest);
  });

  it('lists the weights that do not fit, and draws those that it is told to', async () => {
    const source = await stateOf(tinyImages({ steps: 1 }));
    const config = tinyImages({ channels: 3, steps: 2 });
    await expect(startFrom(config, source)).rejects.toThrow(
      /^weights: expected those of the other run to fit, got G\/\S+ \[.*\] \(there \[.*\]\).*; to draw them anew: --fresh \S+\.$/,
    );
    const message = await startFrom(config, source).catch((error: Error) => error.message);
    const fresh = /--fresh (\S+)\.$/.exec(String(message))![1].split(',');
    const { checkpoint, taken, drawn } = await startFrom(config, source, fresh);
    const own = await openRun(config, (await openDataset(config)).dataset);
    const beginning = own.checkpoint();
    own.dispose();
    for (const key of drawn) expect(checkpoint.tensors.get(key)).toEqual(beginning.tensors.get(key));
    for (const key of taken) expect(checkpoint.tensors.get(key)).toEqual(source.tensors.get(key));
    expect(drawn.length).toBeGreaterThan(0);
    await expect(startFrom(config, source, ['D/nothing'])).rejects.toThrow(
      'fresh: expected layers of the new run, got D/nothing.',
    );
    await expect(startFrom(config, source, ['G', 'D'])).rejects.toThrow(
      'expected weights to be left to take',
    );
  });
});

describe('weights that are frozen', () => {
  it.each([
    ['D/fc1', {}],
    ['G/fc2/bias,D/fc1', { weightClip: 0.01, optimizer: 'adamw', weightDecay: 0.5 }],
    ['D/fc1', { penalty: 'wganGp', execution: 'eager', historicalAveragingD: 1 }],
  ] as const)('%s stay, the others learn', async (freeze, more) => {
    const config = tiny({ steps: 5, checkpointEvery: 2, freeze, ...more });
    const run = await openRun(config, (await openDataset(config)).dataset);
    const first = run.checkpoint();
    run.dispose();
    const events = await eventsOf(config);
    const last = decodeCheckpoint(bytesOf(events));
    const still = freeze.split(',');
    for (const key of [...of(first, 'G').keys(), ...of(first, 'D').keys()]) {
      const frozen = still.some((name) => key === name || key.startsWith(`${name}/`));
      const same = last.tensors.get(key)!.data.every((x, i) => x === first.tensors.get(key)!.data[i]);
      expect(same, key).toBe(frozen);
    }
  });

  it.each([
    ['D/fc9', /^freeze: expected layers of this game, such as G\/\S+, .*, got D\/fc9\.$/],
    ['D', /^freeze: expected some weights of D that learn, got D\.$/],
    ['D/fc1', /^freeze: expected no weights of D beside unroll/, { unroll: 2 }],
  ] as const)('%s is refused', async (freeze, message, more = {}) => {
    const config = tiny({ freeze, ...more });
    await expect(openDataset(config).then(({ dataset }) => openRun(config, dataset))).rejects.toThrow(
      message,
    );
  });

  it('may learn from a step on', async () => {
    const changes = [{ step: 3, setting: 'freeze', value: '' }] as const;
    const config = tiny({ steps: 6, freeze: 'D/fc1', checkpointEvery: 1 });
    const events = await eventsOf(config, { changes });
    const weightAt = (step: number) => {
      const found = events.find((event) => event.type === 'checkpoint' && event.step === step);
      return found?.type === 'checkpoint'
        ? decodeCheckpoint(found.bytes).tensors.get('D/fc1/weight')!.data
        : undefined;
    };
    expect(weightAt(3)).toEqual(weightAt(1));
    expect(weightAt(6)).not.toEqual(weightAt(3));
  });
});
