// The page's end of the connection, against a worker that breaks the protocol.
import { describe, expect, test } from 'vitest';
import { openChannel, type Port } from '../src/rpc/channel.ts';
import { parseRequest, requests } from '../src/rpc/protocol.ts';
import { SessionError } from '../src/rpc/sessionError.ts';

/** A channel, what was sent on it, and a way to answer. */
function open() {
  const target = new EventTarget();
  const sent: Record<string, unknown>[] = [];
  const broken: SessionError[] = [];
  const port: Port = {
    postMessage: (message) => void sent.push(structuredClone(message) as Record<string, unknown>),
    addEventListener: (type, listener) => target.addEventListener(type, listener),
  };
  const channel = openChannel(port, { onFailure: (error) => broken.push(error), onSpawn() {} });
  const answer = (data: unknown) => target.dispatchEvent(new MessageEvent('message', { data }));
  return { channel, sent, broken, answer };
}

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error) => (error instanceof SessionError ? error.code : String(error)),
  );

const asset = { url: '', integrity: '' };
const files = {
  wasm: { scalar: asset, simd: asset, fma: asset },
  readers: asset,
  figures: asset,
  pictures: asset,
  diagnoses: asset,
};
const progress = { events: [], done: { D: 1, G: 1 }, step: 1, ended: false };
const bad: [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['text', 'next'],
  ['no id', { type: 'next', ...progress }],
  ['an id that was not asked', { id: 7, type: 'next', ...progress }],
  ['another type', { id: 1, type: 'digest', digest: 'x' }],
  ['a type of every object', { id: 1, type: 'constructor' }],
  ['a field less', { id: 1, type: 'next', events: [], ended: false }],
  ['counts below 0', { id: 1, type: 'next', ...progress, done: { D: -1, G: 1 } }],
  ['an event of no kind', { id: 1, type: 'next', ...progress, events: [{ type: 'toString', step: 1 }] }],
  [
    'numbers that are text',
    { id: 1, type: 'next', ...progress, events: [{ type: 'step', step: 1, scalars: { a: '1' } }] },
  ],
  [
    'samples without data',
    {
      id: 1,
      type: 'next',
      ...progress,
      events: [{ type: 'sample', step: 1, samples: { shape: [2], count: 1 } }],
    },
  ],
  ['half a wish for a thread', { type: 'spawn', start: { pool: 1, index: 1 } }],
  ['a failure without a message', { id: 1, type: 'failed', code: 'bug' }],
  ['a failure of no kind', { id: 1, type: 'failed', code: 'fatal', message: 'x' }],
];

describe('a channel', () => {
  test.each(bad)('fails for good on %s', async (_, message) => {
    const { channel, broken, answer } = open();
    const asked = channel.request('next', { milliseconds: 1, steps: 1 });
    answer(message);
    expect(await codeOf(asked)).toBe('protocol');
    expect(broken.map(({ code }) => code)).toEqual(['protocol']);
    expect(await codeOf(channel.request('digest', {}))).toBe('protocol');
    answer({ id: 1, type: 'next', ...progress });
    expect(broken.length).toBe(1);
  });

  test('passes on failures with their code, and stays open', async () => {
    const { channel, sent, broken, answer } = open();
    const [first, second] = [channel.request('evaluate', {}), channel.request('digest', {})];
    expect(sent).toEqual([
      { id: 1, type: 'evaluate' },
      { id: 2, type: 'digest' },
    ]);
    answer({ id: 2, type: 'digest', digest: 'abc' });
    answer({ id: 1, type: 'failed', code: 'config', message: 'metrics: no.' });
    expect(await second).toMatchObject({ digest: 'abc' });
    expect(await codeOf(first)).toBe('config');
    expect(broken).toEqual([]);
  });

  test.each([
    ['progress', { type: 'next', ...progress, done: { D: 1, Q: 1 } }],
    ['a player less', { type: 'next', ...progress, done: { D: 1 } }],
    ['a player more', { type: 'next', ...progress, done: { D: 1, G: 1, Q: 1 } }],
    [
      'parameters',
      {
        type: 'next',
        ...progress,
        events: [{ type: 'start', step: 0, config: {}, parameters: { D: 1, E: 1 } }],
      },
    ],
  ])('accepts only the players of its session: %s', async (_, message) => {
    const { channel, broken, answer } = open();
    const opened = channel.request('open', { input: {}, ...files });
    const real = { shape: [2], count: 0, data: new Float32Array() };
    const run = {
      config: {},
      schedule: { D: 1, G: 1 },
      generates: true,
      discriminates: true,
      reconstructs: false,
      classifies: false,
      step: 0,
      shape: [2],
      real,
      modes: 0,
      classNames: [],
      columns: ['x1', 'x2'],
      threads: 1,
      ended: false,
    };
    answer({ id: 1, type: 'open', ...run, done: { D: 0, G: 0 } });
    expect(await opened).toMatchObject({ schedule: { D: 1, G: 1 } });
    const next = channel.request('next', { milliseconds: 1, steps: 1 });
    answer({ id: 2, ...message });
    expect(await codeOf(next)).toBe('protocol');
    expect(broken.length).toBe(1);
  });

  test('refuses counts of players that the session does not have', async () => {
    const { channel, answer } = open();
    const opened = channel.request('open', { input: {}, ...files });
    const real = { shape: [2], count: 0, data: new Float32Array() };
    const run = {
      config: {},
      schedule: { D: 1, G: 1 },
      generates: true,
      discriminates: true,
      reconstructs: false,
      classifies: false,
      step: 0,
      shape: [2],
      real,
      modes: 0,
      classNames: [],
      columns: ['x1', 'x2'],
      threads: 1,
      ended: false,
    };
    answer({ id: 1, type: 'open', ...run, done: { D: 0, Q: 0 } });
    expect(await codeOf(opened)).toBe('protocol');
  });

  test('refuses what cannot be sent', async () => {
    const { channel } = open();
    const input = { seed: () => 1 };
    expect(await codeOf(channel.request('open', { input, ...files }))).toBe('protocol');
  });
});

describe('requests', () => {
  test.each([
    [undefined],
    [{ type: 'digest' }],
    [{ id: 1 }],
    [{ id: 1, type: 'toString' }],
    [{ id: -1, type: 'digest' }],
    [{ id: 1, type: 'next', milliseconds: Number.NaN, steps: 1 }],
    [{ id: 1, type: 'step', player: ['D'] }],
    [{ id: 1, type: 'latents', seeds: [0.5] }],
    [{ id: 1, type: 'latents', seeds: { length: 1e9 } }],
    [{ id: 1, type: 'restore', bytes: [1, 2] }],
    [
      {
        id: 1,
        type: 'discriminate',
        gradient: true,
        samples: { shape: [2, 2, 2, 2, 2], count: 1, data: new Float32Array(32) },
      },
    ],
    [{ id: 1, type: 'open', input: [], wasm: {} }],
  ])('are refused: %o', (message) => {
    expect(() => parseRequest(message)).toThrow(/^message: expected .*, got .*\.$/);
  });

  test('of every type are known', () => {
    expect(Object.keys(requests)).toContain('open');
    expect(parseRequest({ id: 1, type: 'digest' })).toEqual({ id: 1, type: 'digest' });
  });
});
