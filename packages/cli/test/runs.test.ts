// ganvil runs, on small runs; the end of a log, on logs of all kinds.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { thisProcess } from '../src/node/processId.ts';
import { readLogEnd } from '../src/run/readLogEnd.ts';
import { ganvil } from './ganvil.ts';
import { workplace } from './workplace.ts';

const { at, train } = workplace();

beforeAll(async () => {
  mkdirSync(at('runs'));
  for (const [name, ...more] of [
    ['runs/b-short', '--steps', '2'],
    ['runs/a-long', '--steps', '4', '--loss', 'hinge', '--metrics', 'meanError'],
  ])
    expect(await train(name, ...more)).toMatchObject({ code: 0 });
  mkdirSync(at('runs/c-damaged'));
  writeFileSync(at('runs/c-damaged/config.json'), '{"config":');
  mkdirSync(at('runs/d-running'));
  writeFileSync(at('runs/d-running/config.json'), '{"config": {"steps": 9, "loss": "hinge"}}');
  writeFileSync(at('runs/d-running/events.jsonl'), '{"type":"step","step":3,"scalars":{}}\n{"type":"st');
  writeFileSync(at('runs/d-running/lock'), JSON.stringify({ ...thisProcess(), nonce: 'x', beat: 5 }));
  mkdirSync(at('runs/no-run'));
});

const list = async (...args: string[]) => {
  const { code, stdout, stderr } = await ganvil(['runs', at('runs'), '--json', ...args]);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout).map(({ run, state, step, steps }: Record<string, string>) =>
    [run.slice(at('runs/').length), state, step, steps].join(' '),
  );
};
const [short, long] = ['b-short finished 2 2', 'a-long finished 4 4'];
const [damaged, running] = ['c-damaged damaged 0 0', 'd-running running 3 9'];

test('lists runs with their states, also damaged ones and such as are under way', async () => {
  expect(await list()).toEqual([long, short, damaged, running]);
});

test('sorts by a column, a metric or a setting; runs without it come last', async () => {
  expect(await list('--sort', '-steps')).toEqual([running, long, short, damaged]);
  expect((await list('--sort', 'meanError')).slice(-2)).toEqual([damaged, running]);
  expect((await list('--sort', 'loss')).slice(0, 2)).toEqual([long, running]);
});

test('keeps the runs that meet all conditions', async () => {
  expect(await list('--where', 'loss=hinge', '--where', 'state!=running')).toEqual([long]);
  expect(await list('--where', 'meanError>=0', '--where', 'step<4')).toEqual([short]);
  expect(await list('--where', 'modes>=0')).toEqual([]);
});

test('a run that has lost its checkpoints is damaged, whatever its log says', async () => {
  cpSync(at('runs/b-short'), at('lost/run'), { recursive: true });
  rmSync(at('lost/run/checkpoints'), { recursive: true });
  const { stdout } = await ganvil(['runs', at('lost'), '--json']);
  expect(JSON.parse(stdout)).toMatchObject([{ state: 'damaged' }]);
});

test('shows a table with the metrics, and the total size on stderr', async () => {
  const { stdout, stderr } = await ganvil(['runs', at('runs')]);
  expect(stdout).toMatch(/^run +state +steps +size +changed \(UTC\) +metrics\n/);
  expect(stdout).toMatch(
    /a-long +finished +4\/4 +[\d.]+ MiB +\d{4}-\d\d-\d\d \d\d:\d\d +meanError [\d.e-]+\n/,
  );
  expect(stderr).toMatch(/^4 of 4 runs, [\d.]+ MiB\n$/);
});

test.each([
  [['nowhere'], /^ganvil: nowhere: expected a directory of runs, found none\.\n$/, 66],
  [
    ['--where', 'modes'],
    /^ganvil: --where: expected a condition such as modes>=8 or loss=hinge, got "modes"\.\n$/,
    64,
  ],
  [['--sort', 'mode'], /^ganvil: --sort: expected .*did you mean modes\?.* got "mode"\.\n$/, 64],
  [['--where', 'modes>>3'], /expected a condition such as modes>=8/, 64],
  [['--where', 'state=exploded'], /expected a state of running, .*, got "exploded"\.\n$/, 64],
  [['--where', 'lss=x'], /^ganvil: --where: expected .* got "lss"\.\n$/, 64],
])('refuses %j', async (args, line, code) => {
  const found = await ganvil(['runs', ...args], { cwd: at('.') });
  expect(found).toMatchObject({ code, stdout: '' });
  expect(found.stderr).toMatch(line);
});

const event = (type: string, step: number, more = {}) => JSON.stringify({ type, step, ...more });
const evaluation = event('evaluation', 5, { metrics: { modes: 8 } });
const known = { step: 5, metrics: { modes: 8 } };

test.each([
  ['nothing', [], {}],
  ['no events', ['{}', 'null', '[1]', 'text'], {}],
  [
    'a run that has ended',
    [evaluation, event('end', 7, { reason: 'finished' })],
    { step: 7, reason: 'finished', evaluation: known },
  ],
  [
    'a run that goes on after its end',
    [event('end', 4, { reason: 'stopped' }), event('start', 4), evaluation],
    { step: 5, reason: undefined, evaluation: known },
  ],
  [
    'a line longer than a block',
    [evaluation, event('notice', 6, { message: 'x'.repeat(200_000) })],
    { step: 6, evaluation: known },
  ],
  [
    'many lines',
    [
      evaluation,
      ...Array(20_000).fill(event('step', 6, { scalars: {} })),
      event('step', 8, { scalars: { 'loss/D': 1 } }),
    ],
    { step: 8, scalars: { 'loss/D': 1 }, evaluation: known },
  ],
  ['a half line at the end', [evaluation, '{"type":"step","st'], { step: 5, evaluation: known }],
])('the end of a log: %s', (_, lines, expected) => {
  writeFileSync(at('events.jsonl'), lines.join('\n'));
  expect(readLogEnd(at('events.jsonl'))).toEqual(expected);
});
