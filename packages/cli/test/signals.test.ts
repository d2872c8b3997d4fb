import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ganvil, TINY, until } from './ganvil.ts';
import { workplace } from './workplace.ts';

const { at } = workplace();
const ENDLESS = ['train', ...TINY, '--steps', '100000000', '--checkpoint-every', '0', '--log-every', '0'];

test('SIGUSR1 opens no debugger, whatever the command does', async () => {
  mkdirSync(at('run'));
  writeFileSync(at('run/config.json'), '{}');
  const served = await ganvil(['serve', '--port', '0'], {
    onStart: (child) => child.stdout?.once('data', () => child.kill('SIGUSR1')),
  });
  expect(served.code).toBe(0);
  const trained = await ganvil([...ENDLESS, '--out', at('usr1'), '--quiet'], {
    onStart: async (child) => {
      await until(() => existsSync(at('usr1/samples/000000000.png')));
      child.kill('SIGUSR1');
    },
  });
  expect(trained).toMatchObject({ code: 75 });
  expect(served.stderr + trained.stderr).not.toContain('Debugger');
});

test('SIGUSR1 while the program is still being read leaves no debugger open', async () => {
  const opened: (number | null)[] = [];
  for (let ms = 20; ms <= 320; ms += 20) {
    // A command that stays: a debugger that is still open when a short one ends is open no longer.
    const result = await ganvil(['serve', '--port', '0'], {
      onStart: (child) => {
        void wait(ms).then(() => child.kill('SIGUSR1'));
        child.stdout?.once('data', () => void wait(3000).then(() => child.kill('SIGTERM')));
      },
    });
    if (result.stderr.includes('Debugger')) opened.push(result.code);
  }
  expect(opened.filter((code) => code !== 138)).toEqual([]);
});

test('nohup keeps SIGHUP away, other signals still save', async () => {
  const run = at('nohup');
  const result = await ganvil([...ENDLESS, '--out', run, '--quiet'], {
    shell: 'nohup "$@"; exit $?',
    onStart: async () => {
      await until(() => existsSync(join(run, 'samples/000000000.png')));
      const { pid } = JSON.parse(readFileSync(join(run, 'lock'), 'utf8'));
      process.kill(pid, 'SIGHUP');
      await wait(500);
      expect(existsSync(join(run, 'lock'))).toBe(true);
      process.kill(pid, 'SIGTERM');
    },
  });
  expect(result, result.stderr).toMatchObject({ code: 75 });
  expect(result.stderr).toContain('interrupted by SIGTERM');
});

test('a signal before training began ends a command with 75, and the same command starts it again', async () => {
  const folder = at('points');
  mkdirSync(folder);
  const line = '0.25,-0.5\n'.repeat(2_000_000);
  writeFileSync(join(folder, 'points.csv'), line);
  const stopped = await ganvil(
    ['train', 'ring8', '--data', join(folder, 'points.csv'), '--out', at('early'), '--steps', '1'],
    {
      onStart: async (child) => {
        await wait(400);
        child.kill('SIGTERM');
      },
    },
  );
  if (stopped.signal === null) expect(stopped).toMatchObject({ code: 75, stdout: '' });
  expect(existsSync(at('early/lock'))).toBe(false);
});

test('a result that cannot be printed is said', async () => {
  const result = await ganvil(['list', 'losses'], { shell: '"$@" > /dev/full' });
  expect(result).toMatchObject({ code: 74, stderr: expect.stringMatching(/^ganvil: stdout: .*ENOSPC.*\n$/) });
});
