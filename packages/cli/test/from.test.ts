// Runs that begin with the weights of another, and runs that are found again by their settings.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { ganvil, kept, TINY } from './ganvil.ts';
import { digestOf, STEPS, workplace } from './workplace.ts';

const { at, read } = workplace();
const FROM = [
  'train',
  '--from',
  at('teacher'),
  '--steps',
  '60',
  '--seed',
  '9',
  '--learning-rate-d',
  '1e-3',
  '--json',
];

describe('train --from', () => {
  beforeAll(async () => {
    const teacher = await ganvil([
      'train',
      ...TINY,
      ...STEPS,
      '--steps',
      '30',
      '--out',
      at('teacher'),
      '--json',
    ]);
    expect(teacher, teacher.stderr).toMatchObject({ code: 0 });
  });

  test('takes settings and weights of another run, says so in config.json, and is exact under kills', async () => {
    const whole = await ganvil([...FROM, '--out', at('whole')]);
    expect(whole, whole.stderr).toMatchObject({ code: 0 });
    expect(whole.stderr).toMatch(/beginning with \d+ weights of step 30 of another run/);
    const { start, config } = JSON.parse(read('whole', 'config.json'));
    expect(start).toEqual({ step: 30, digest: read('teacher', 'digest.txt').trim() });
    expect([config.width, config.seed]).toEqual([8, 9]);
    for (const n of [0, 1, 2, 3, 4]) {
      const run = at(`killed-${n}`);
      await ganvil([...FROM, '--out', run], {
        onStart: async (child) => {
          while (!existsSync(n < 3 ? run : at(`killed-${n}/config.json`))) await wait(1);
          await wait(6 * n);
          child.kill('SIGKILL');
        },
      });
      const rest = await ganvil([...FROM, '--out', run]);
      expect(digestOf(rest), rest.stderr).toBe(digestOf(whole));
      expect(kept(run)).toEqual(kept(at('whole')));
    }
  });

  test.each([
    [
      ['--width', '12'],
      65,
      /^ganvil: --from: weights: expected those of the other run to fit, got G\/\S+ \[.*to draw them anew: --fresh \S+\.$/m,
    ],
    [['--fresh', 'G/none'], 65, /--from: fresh: expected layers of the new run, got G\/none/],
    [['--freeze', 'D'], 78, /freeze: expected some weights of D that learn/],
    [['--freeze', 'D/fc7'], 78, /freeze: expected layers of this game/],
  ])('refuses %s in one line, and leaves nothing', async (more, code, message) => {
    const result = await ganvil([...FROM, '--out', at('refused'), '--quiet', ...more]);
    expect(result).toMatchObject({ code });
    expect(result.stderr).toMatch(message);
    expect(existsSync(at('refused'))).toBe(false);
  });

  test('draws layers that are to be fresh, and keeps frozen ones', async () => {
    const result = await ganvil([
      ...FROM,
      '--out',
      at('fresh'),
      '--width-d',
      '12',
      '--fresh',
      'D',
      '--freeze',
      'G/fc1',
    ]);
    expect(result, result.stderr).toMatchObject({ code: 0 });
    expect(JSON.parse(read('fresh', 'config.json')).config.freeze).toBe('G/fc1');
    const alone = await ganvil(['train', 'ring8', '--fresh', 'D', '--out', at('alone')]);
    expect(alone).toMatchObject({ code: 64 });
  });
});

describe('train --resume', () => {
  const command = ['train', ...TINY, '--steps', '20', '--seed', '3', '--quiet', '--json'];
  test('auto finds the run with the same settings, else makes one; never refuses', async () => {
    const cwd = at('.');
    const runs = () => readdirSync(at('runs')).sort();
    const first = await ganvil([...command, '--resume', 'auto'], { cwd });
    expect(first, first.stderr).toMatchObject({ code: 0 });
    const again = await ganvil([...command, '--resume', 'auto', '--steps', '30'], { cwd });
    expect(JSON.parse(again.stdout)).toMatchObject({ run: JSON.parse(first.stdout).run, steps: 30 });
    expect(runs()).toHaveLength(1);
    await ganvil([...command, '--resume', 'auto', '--seed', '4'], { cwd });
    expect(runs()).toHaveLength(2);
    await ganvil(command, { cwd });
    expect(runs()).toHaveLength(3);
    const refused = await ganvil([...command, '--resume', 'never', '--out', at(`runs/${runs()[0]}`)]);
    expect(refused).toMatchObject({ code: 73 });
    expect(await ganvil([...command, '--resume', 'maybe'])).toMatchObject({ code: 64 });
    expect(readFileSync(at(`runs/${runs()[0]}/config.json`), 'utf8')).toContain('"seed": 3');
  });
});
