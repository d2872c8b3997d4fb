import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Change,
  type Config,
  type ConfigInput,
  changeableSettings,
  changedConfig,
  decodeCheckpoint,
  encodeCheckpoint,
  freeSettings,
  openDataset,
  openRun,
  parseChanges,
  type Run,
  settings,
  startBackend,
  type TrainEvent,
  whyFixed,
} from '../src/index.ts';
import * as tf from '../src/tf.ts';
import { endOf, eventsOf, tiny, tinyImages } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

const open = async (config: Config): Promise<Run> => openRun(config, (await openDataset(config)).dataset);
const savedAt = (events: readonly TrainEvent[], step: number) => {
  const found = events.find((event) => event.type === 'checkpoint' && event.step === step);
  if (found?.type !== 'checkpoint') throw new Error(`expected a checkpoint of step ${step}`);
  return decodeCheckpoint(found.bytes);
};

/** A change of each kind, where it acts from step 6 of 14 on, and the settings of the run that it needs. */
const cases: readonly (readonly [Change['setting'], Change['value'], ConfigInput?])[] = [
  ['learningRateD', 1e-4],
  ['learningRateG', 1e-2, { learningRateSchedule: 'linear', scheduleSteps: 14, discriminatorSteps: 2 }],
  ['discriminatorSteps', 3, { learningRateSchedule: 'linear', scheduleSteps: 14 }],
  ['generatorSteps', 2, { instanceNoise: 0.2, scheduleSteps: 12 }],
  ['generatorSteps', 1, { generatorSteps: 3 }],
  ['discriminatorUntil', 'accuracy', { discriminatorSteps: 4 }],
  ['loss', 'wasserstein'],
  ['penalty', 'r1'],
  ['penaltyWeight', 3, { penalty: 'wganGp' }],
  ['batchSize', 24],
  ['weightClip', 0.05],
  ['emaDecay', 0],
  ['labelSmoothing', 0.1],
  ['instanceNoise', 0.3],
  ['dropoutD', 0.3],
  ['beta1', 0.9],
  ['unroll', 2],
  ['emaWarmup', 0.05],
];

describe.each(cases)('%s changes to %s in a run', (setting, value, more) => {
  const config = () => tiny({ steps: 14, checkpointEvery: 3, ...more });
  const changes: Change[] = [{ step: 6, setting, value }];

  it('ends alike without a stop, resumed with it, killed afterwards, and by hand', async () => {
    const before = tf.memory().numTensors;
    const plain = await eventsOf(config());
    const events = await eventsOf(config(), { changes });
    const { digest } = endOf(events);
    expect(digest).not.toBe(endOf(plain).digest);
    expect(savedAt(events, 6)).toEqual(savedAt(plain, 6));
    const told = events.filter((event) => event.type === 'change');
    expect(told).toEqual([expect.objectContaining({ step: 6, setting, value, before: config()[setting] })]);

    for (const step of [3, 6, 9, 12]) {
      const from = savedAt(events, step);
      expect(from.step).toBe(step);
      expect(from.changes?.length ?? 0).toBe(step > 6 ? 1 : 0);
      expect(decodeCheckpoint(encodeCheckpoint(from))).toEqual(from);
      const rest = await eventsOf({ ...from.config, steps: 14 }, { from, changes });
      expect(endOf(rest).digest).toBe(digest);
      const steps = (list: readonly TrainEvent[]) =>
        list.filter((event) => (event.type === 'step' && event.step > step) || event.type === 'change');
      expect(steps(rest)).toEqual(
        steps(events).filter((event) => event.step >= step && (event.type !== 'change' || step <= 6)),
      );
    }

    const run = await open(config());
    for (let i = 0; i < 6; i++) run.update('all');
    run.change(setting, value);
    while (run.step < 14) run.update('all');
    expect(run.digest()).toBe(digest);
    run.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

it.each(['augment', 'augmentTarget'] as const)(
  'pictures are augmented from a step on: %s',
  async (setting) => {
    const config = tinyImages({
      steps: 6,
      checkpointEvery: 2,
      ...(setting === 'augment' ? {} : { augment: 'flip', augmentTarget: 0.6 }),
    });
    const changes: Change[] = [{ step: 3, setting, value: setting === 'augment' ? 'flip' : 0.1 }];
    const events = await eventsOf(config, { changes });
    const from = savedAt(events, 4);
    const rest = await eventsOf({ ...from.config, steps: 6 }, { from, changes });
    expect(endOf(rest).digest).toBe(endOf(events).digest);
  },
);

it('several changes, some of one step, are one story; replay and eager agree on it', async () => {
  const changes: Change[] = [
    { step: 2, setting: 'learningRateG', value: 1e-3 },
    { step: 2, setting: 'discriminatorSteps', value: 2 },
    { step: 5, setting: 'loss', value: 'hinge' },
    { step: 5, setting: 'discriminatorSteps', value: 1 },
  ];
  const of = async (more: ConfigInput) =>
    eventsOf(tiny({ steps: 9, checkpointEvery: 1, ...more }), { changes });
  const events = await of({});
  expect(endOf(await of({ execution: 'eager' })).digest).toBe(endOf(events).digest);
  for (let step = 1; step < 9; step++) {
    const from = savedAt(events, step);
    const rest = await eventsOf({ ...from.config, steps: 9 }, { from, changes });
    expect(endOf(rest).digest).toBe(endOf(events).digest);
  }
});

it('a change to the value that there is leaves the weights, and tells in the digest', async () => {
  const changes: Change[] = [{ step: 2, setting: 'discriminatorSteps', value: 1 }];
  const [plain, changed] = [
    await eventsOf(tiny({ steps: 5 })),
    await eventsOf(tiny({ steps: 5 }), { changes }),
  ];
  const weights = (events: readonly TrainEvent[]) => savedAt(events, 5).tensors;
  expect(weights(changed)).toEqual(weights(plain));
  expect(endOf(changed).digest).not.toBe(endOf(plain).digest);
});

describe('a run that is changed by hand', () => {
  it('has the last of the values that a setting had between two updates, and goes back to those that it had', async () => {
    const run = await open(tiny({ steps: 20 }));
    run.update('all');
    run.update('D');
    const [saved, digest] = [run.checkpoint(), run.digest()];
    run.change('learningRateD', 0.5);
    run.change('learningRateD', '0.25');
    run.change('loss', 'hinge');
    expect(run.changes).toEqual([
      { step: 1, updates: { D: 2, G: 1 }, setting: 'learningRateD', value: 0.25 },
      { step: 1, updates: { D: 2, G: 1 }, setting: 'loss', value: 'hinge' },
    ]);
    expect([run.config.learningRateD, run.config.loss, run.step]).toEqual([0.25, 'hinge', 1]);
    run.update('G');
    const changed = run.digest();
    run.restore(saved);
    expect([run.digest(), run.config.loss, run.changes, run.planned]).toEqual([
      digest,
      'nonSaturating',
      [],
      [],
    ]);
    run.change('learningRateD', 0.25);
    run.change('loss', 'hinge');
    run.update('G');
    expect(run.digest()).toBe(changed);
    run.dispose();
  });

  it('forgets settings that affect no result, in the digest', async () => {
    const run = await open(tiny({ steps: 20 }));
    run.update('all');
    const digest = run.digest();
    for (const [setting, value] of [
      ['sampleCount', 7],
      ['metrics', 'modes'],
      ['steps', 30],
      ['sampleEvery', 3],
    ] as const)
      expect(run.change(setting, value)).toMatchObject({ type: 'change', setting, value });
    expect([run.digest(), run.changes]).toEqual([digest, []]);
    expect((await run.sample()).count).toBe(7);
    run.dispose();
  });

  it('goes back to before a change when it diverges, and makes it again', async () => {
    const wild = tiny({
      ...{ loss: 'wasserstein', optimizer: 'sgd', learningRateD: 0.2, learningRateG: 0.2, batchSize: 4 },
      ...{ steps: 60, checkpointEvery: 10, rollbacks: 9 },
    });
    const changes: Change[] = [{ step: 12, setting: 'learningRateD', value: 0.01 }];
    const events = await eventsOf(wild, { changes });
    const back = events.findLastIndex((event) => event.type === 'rollback');
    expect(back).toBeGreaterThan(0);
    const first = events.findIndex((event) => event.type === 'rollback');
    const made = events.slice(first).filter((event) => event.type === 'change');
    expect(made.map(({ step }) => step)).toContain(12);
    const from = savedAt(events.slice(back), 50);
    const rest = await eventsOf({ ...from.config, steps: 60 }, { from, changes });
    expect(endOf(rest).digest).toBe(endOf(events).digest);
  });
});

describe('what cannot change is refused in one line, and nothing has changed', () => {
  it('every setting either may change or has a reason', () => {
    for (const key of Object.keys(settings) as (keyof Config)[]) {
      const may = changeableSettings.includes(key) || freeSettings.includes(key);
      expect(whyFixed(key) === undefined, key).toBe(may);
    }
  });

  it.each([
    [
      'architecture',
      'dcgan',
      /^architecture: expected a setting that may change in a run, got one that may not: the networks/,
    ],
    ['data', 'moons', /^data: .*the data are those/],
    ['seed', 3, /^seed: .*random numbers/],
    ['optimizer', 'sgd', /^optimizer: .*optimizer\.$/],
    ['historicalAveraging', 1, /^historicalAveraging: .*from 0 to 1, the state would need G\.history\/.*\.$/],
    ['learningRateD', -1, /^learningRateD: expected a number from 0 to 10, got -1\.$/],
    ['learningRateDD', 1, /^settings: expected a known key/],
    ['momentumSchedule', 'linear', /^momentumSchedule: expected constant with the optimizer adam/],
    ['batchSize', 65536, /^memory: |^batchSize: /, { width: 4096, depth: 9 }],
    ['emaWarmup', 0.5, /^emaWarmup: expected 0/, { emaDecay: 0 }],
  ] as const)('%s', async (setting, value, message, more = {}) => {
    const config = tiny({ steps: 5, ...more });
    const data = { sampleShape: [2], classes: 8, count: Number.POSITIVE_INFINITY };
    const change = { setting: setting as keyof Config, value };
    expect(() => changedConfig(config, change, data)).toThrow(message);
    if (more !== undefined && 'width' in more) return;
    const run = await open(config);
    run.update('all');
    const digest = run.digest();
    expect(() => run.change(change.setting, value)).toThrow(message);
    run.update('all');
    run.dispose();
    const same = await open(config);
    same.update('all');
    expect(same.digest()).toBe(digest);
    same.dispose();
  });

  it.each([
    [{}, 'a list of changes'],
    [[{ step: -1, setting: 'loss', value: 'hinge' }], 'the step of a change'],
    [[{ step: 1, setting: 'width', value: 3 }], 'a setting that may change'],
    [[{ step: 1, setting: '__proto__', value: 3 }], 'a setting that may change'],
    [[{ step: 1, setting: 'loss', value: {} }], 'loss to change to one of'],
    [[null], 'the step of a change'],
    [
      [
        { step: 2, setting: 'beta1', value: 0 },
        { step: 1, setting: 'beta1', value: 0 },
      ],
      'in order of their steps',
    ],
    [{ length: 1001 }, 'at most 1000'],
  ])('a file with %o', (value, expected) => {
    const list =
      'length' in value && !Array.isArray(value)
        ? Array(1001).fill({ step: 1, setting: 'beta1', value: 0 })
        : value;
    expect(() => parseChanges(list)).toThrow(expected);
  });

  it('a checkpoint with updates of other players', async () => {
    const run = await open(tiny());
    run.change('loss', 'hinge');
    const saved = run.checkpoint();
    run.dispose();
    const changes = [{ ...saved.changes![0], updates: { D: 0 } }];
    expect(() => decodeCheckpoint(encodeCheckpoint({ ...saved, changes }))).toThrow(
      'the updates of G and D at a change',
    );
  });
});
