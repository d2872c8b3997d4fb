import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { ganvil, kept, type Result, TINY, until } from './ganvil.ts';
import { digestOf, workplace } from './workplace.ts';

const { at, read, train } = workplace();

/** Evaluations of every 10th step; checkpoints at other steps, so that those of the best are beside them. */
const EVERY = ['--steps', '2000', '--evaluate-every', '10', '--checkpoint-every', '35'];
const STOP = [...EVERY, '--stop-on', 'meanError', '--patience', '4'];

/** Of each evaluation of a run, its step and its value of a metric. */
function evaluations(run: string, metric: string): [number, number][] {
  return read(run, 'events.jsonl')
    .split('\n')
    .filter((line) => line.startsWith('{"type":"evaluation"'))
    .map((line) => JSON.parse(line))
    .map(({ step, metrics }) => [step, metrics[metric]]);
}

describe('stopping and keeping', () => {
  let result: Result;
  beforeAll(async () => {
    result = await train('plateau', ...STOP);
    expect(result, result.stderr).toMatchObject({ code: 0 });
  });

  test('a run ends as plateau once its metric has not improved for as many evaluations, and keeps the best', async () => {
    const { reason, steps, best, digest } = JSON.parse(result.stdout);
    const all = evaluations('plateau', 'meanError');
    const least = all.reduce((a, b) => (b[1] < a[1] ? b : a));
    expect({ reason, best }).toEqual({ reason: 'plateau', best: least[0] });
    expect(steps).toBe(least[0] + 40);
    expect(all.at(-1)![0]).toBe(steps);
    expect(read('plateau', 'digest.txt')).toBe(`${digest}\n`);
    const { checkpoints } = JSON.parse(read('plateau', 'checkpoints', 'checkpoints.json'));
    expect(checkpoints.filter((entry: { best?: true }) => entry.best)).toMatchObject([{ step: least[0] }]);
    const again = await ganvil(['evaluate', at('plateau'), '--best', '--json']);
    expect(JSON.parse(again.stdout).metrics.meanError, again.stderr).toBeCloseTo(least[1], 12);
    const sampled = await ganvil([
      'sample',
      at('plateau'),
      '--best',
      '--json',
      '--seeds',
      '0-3',
      '--out',
      at('best.csv'),
    ]);
    expect(JSON.parse(sampled.stdout).step, sampled.stderr).toBe(least[0]);
  });

  test('the same if it is stopped on the way, and ended it stays ended until it gets more patience', async () => {
    const seen = () => evaluations('halves', 'meanError').length >= 3;
    const onStart = (child: { kill(signal: NodeJS.Signals): boolean }) =>
      void until(() => {
        try {
          return seen();
        } catch {
          return false;
        }
      }).then(() => child.kill('SIGKILL'));
    await ganvil(['train', ...TINY, ...STOP, '--out', at('halves')], { onStart });
    const resumed = await ganvil(['resume', at('halves'), '--json']);
    expect(digestOf(resumed), resumed.stderr).toBe(digestOf(result));
    expect(JSON.parse(resumed.stdout)).toMatchObject({ reason: 'plateau' });
    expect(kept(at('halves'))).toEqual(kept(at('plateau')));
    const again = await ganvil(['resume', at('halves'), '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ reason: 'plateau', digest: digestOf(result) });
    const steps = JSON.parse(result.stdout).steps + 60;
    const patient = ['--patience', '0', '--steps', String(steps)];
    const longer = await ganvil(['resume', at('halves'), '--json', ...patient]);
    expect(JSON.parse(longer.stdout), longer.stderr).toMatchObject({ reason: 'finished', steps });
    const straight = await train('straight', ...STOP, ...patient);
    expect(digestOf(longer)).toBe(digestOf(straight));
    expect(read('halves', 'events.jsonl')).toBe(read('straight', 'events.jsonl'));
  });

  test('the best survives the loss of the list of checkpoints', async () => {
    const list = at('plateau/checkpoints/checkpoints.json');
    const { best } = JSON.parse(result.stdout);
    const text = readFileSync(list);
    writeFileSync(list, '');
    const sampled = await ganvil([
      'sample',
      at('plateau'),
      '--best',
      '--json',
      '--seeds',
      '0',
      '--out',
      at('one.csv'),
    ]);
    writeFileSync(list, text);
    expect(JSON.parse(sampled.stdout).step, sampled.stderr).toBe(best);
  });

  test.each([
    [['--stop-on', 'meanErr', '--evaluate-every', '10'], /stopOn: expected one of .*meanError/],
    [['--stop-on', 'modes', '--evaluate-every', '10'], /stopOn: expected one of/],
    [['--stop-on', 'meanError'], /evaluateEvery: expected the steps between evaluations/],
    [['--patience', '3'], /patience: expected stopOn/],
    [
      ['--stop-on', 'meanError', '--evaluate-every', '10', '--metrics', 'sdError'],
      /metrics: expected meanError among them/,
    ],
  ])('%s: one line, 78', async (more, message) => {
    const result = await train('refused', ...more);
    expect(result).toMatchObject({ code: 78, stdout: '' });
    expect(result.stderr.trimEnd().split('\n').at(-1)).toMatch(message);
  });

  test('--best of a run that has none', async () => {
    await train('plain', '--steps', '5');
    const none = await ganvil(['sample', at('plain'), '--best']);
    expect(none).toMatchObject({ code: 66 });
    expect(none.stderr).toMatch(/^ganvil: --best: expected a run that was trained with --stop-on METRIC/);
    expect(await ganvil(['sample', at('plain'), '--best', '--step', '5'])).toMatchObject({ code: 64 });
  });
});

describe('rollback', () => {
  const WILD = [
    ...[
      '--loss',
      'wasserstein',
      '--optimizer',
      'sgd',
      '--rate-d',
      '0.13',
      '--rate-g',
      '0.13',
      '--batch-size',
      '4',
    ],
    ...['--metrics', 'meanError', '--steps', '120', '--checkpoint-every', '20'],
  ];

  test('a run that diverges goes back, draws other numbers, says so in one line, and ends; alike if it is killed', async () => {
    expect(await train('lost', ...WILD)).toMatchObject({ code: 70 });
    const whole = await ganvil([
      'train',
      ...TINY,
      ...WILD,
      '--rollbacks',
      '3',
      '--out',
      at('back'),
      '--json',
    ]);
    expect(whole, whole.stderr).toMatchObject({ code: 0 });
    expect(whole.stderr).toMatch(/^Step \d+: training diverged; it goes back to step 0 and draws other .*$/m);
    const lines = read('back', 'events.jsonl').split('\n');
    expect(lines.filter((line) => line.startsWith('{"type":"rollback"'))).toHaveLength(1);
    const args = ['train', ...TINY, ...WILD, '--rollbacks', '3', '--out', at('again'), '--json'];
    for (const step of ['040', '080']) {
      const onStart = (child: { kill(signal: NodeJS.Signals): boolean }) =>
        void until(() => existsSync(at(`again/checkpoints/000000${step}.safetensors`))).then(() =>
          child.kill('SIGKILL'),
        );
      await ganvil(args, { onStart });
    }
    const resumed = await ganvil(args);
    expect(digestOf(resumed), resumed.stderr).toBe(digestOf(whole));
    expect(kept(at('again'))).toEqual(kept(at('back')));
    expect(digestOf(whole)).not.toBe(digestOf(await train('calm', ...WILD, '--seed', '1')));
  });
});
