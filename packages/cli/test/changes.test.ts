// Settings that are changed on purpose when a run is resumed.
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { ganvil, kept, type Result, until } from './ganvil.ts';
import { digestOf, STEPS, workplace } from './workplace.ts';

const { at, read, train } = workplace();
const CHANGES = [
  '--change',
  'learningRateD=1e-3',
  '--change',
  'discriminatorSteps=2',
  '--change',
  'loss=hinge',
];

describe('resume --change', () => {
  let changed: Result;
  beforeAll(async () => {
    await train('begun', ...STEPS, '--steps', '43');
    cpSync(at('begun'), at('changed'), { recursive: true });
    changed = await ganvil(['resume', at('changed'), ...CHANGES, '--steps', '100', '--json']);
    expect(changed, changed.stderr).toMatchObject({ code: 0 });
  });

  test('is told in the log and in config.json, from which the run comes out alike in one go', async () => {
    const { config, changes } = JSON.parse(read('changed', 'config.json'));
    expect(changes).toEqual([
      { step: 43, setting: 'learningRateD', value: 0.001 },
      { step: 43, setting: 'discriminatorSteps', value: 2 },
      { step: 43, setting: 'loss', value: 'hinge' },
    ]);
    expect([config.learningRateD, config.loss]).toEqual([0.01, 'nonSaturating']);
    const lines = read('changed', 'events.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.filter(({ type }) => type === 'change')).toMatchObject(changes);
    const again = await ganvil(['train', at('changed/config.json'), '--out', at('again'), '--json']);
    expect(digestOf(again), again.stderr).toBe(digestOf(changed));
    expect(read('again', 'events.jsonl')).toBe(read('changed', 'events.jsonl'));
  });

  test('is told in pictures, those of training and those that are made later', async () => {
    await ganvil(['sample', at('changed'), '--out', at('later.png')]);
    for (const picture of ['changed/samples/000000100.png', 'later.png']) {
      const { code, stdout, stderr } = await ganvil(['digest', at(picture)]);
      expect(code, stderr).toBe(0);
      expect(stdout.match(/^changed .*$/gm)).toEqual([
        'changed learningRateD to 0.001 at step 43',
        'changed discriminatorSteps to 2 at step 43',
        'changed loss to hinge at step 43',
      ]);
    }
  });

  test.each([0, 1, 2])('is exact under kills, also when the command is repeated (%i)', async (n) => {
    const run = at(`killed-${n}`);
    cpSync(at('begun'), run, { recursive: true });
    const command = ['resume', run, ...CHANGES, '--steps', '100', '--json'];
    await ganvil(command, {
      onStart: (child) =>
        void until(() => readFileSync(`${run}/events.jsonl`, 'utf8').includes('"type":"change"')).then(() =>
          setTimeout(() => child.kill('SIGKILL'), 10 * n),
        ),
    });
    const rest = await ganvil(n === 1 ? ['resume', run, '--steps', '100', '--json'] : command);
    expect(digestOf(rest), rest.stderr).toBe(digestOf(changed));
    expect(kept(run)).toEqual(kept(at('changed')));
  });

  test('of a setting that affects no result is that of its flag', async () => {
    cpSync(at('begun'), at('free'), { recursive: true });
    const result = await ganvil([
      'resume',
      at('free'),
      '--change',
      'steps=60',
      '--change',
      'sampleEvery=7',
      '--json',
    ]);
    expect(result, result.stderr).toMatchObject({ code: 0 });
    expect(existsSync(at('free/samples/000000049.png'))).toBe(true);
    expect(JSON.parse(read('free', 'config.json')).changes).toBeUndefined();
  });

  test.each([
    ['architecture=dcgan', 78, /^ganvil: --change: architecture cannot change in a run: the networks/],
    ['optimizerD=sgd', 78, /^ganvil: --change: optimizerD cannot change in a run: .*optimizer\.$/m],
    ['historicalAveraging=1', 78, /the state would need G\.history/],
    ['learningRateD=-4', 78, /learningRateD: expected a number/],
    ['learningRateX=4', 78, /expected a known key, did you mean|expected a known key/],
    ['loss', 64, /--change: expected key=value, got "loss"/],
  ])('refuses %s in one line, and changes nothing', async (text, code, message) => {
    const before = kept(at('begun'));
    const result = await ganvil(['resume', at('begun'), '--steps', '60', '--change', text, '--quiet']);
    expect(result).toMatchObject({ code });
    expect(result.stderr).toMatch(message);
    expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(kept(at('begun'))).toEqual(before);
  });

  test('refuses a run that is over, and a config.json that tells another story', async () => {
    const over = await ganvil(['resume', at('changed'), '--change', 'loss=hinge']);
    expect(over).toMatchObject({ code: 64 });
    expect(over.stderr).toContain('is over at step 100; ask for more steps');
    cpSync(at('changed'), at('told'), { recursive: true });
    writeFileSync(
      at('told/config.json'),
      read('told', 'config.json').replace('"value": 0.001', '"value": 0.002'),
    );
    const told = await ganvil(['resume', at('told'), '--steps', '120']);
    expect(told).toMatchObject({ code: 78 });
    expect(told.stderr).toMatch(
      /differ from those in the checkpoint of step 100: learningRateD 0.001 -> 0.002\./,
    );
  });
});
