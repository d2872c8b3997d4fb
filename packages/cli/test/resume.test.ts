import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { encodePng } from '@ganvil/core';
import { describe, expect, test } from 'vitest';
import { contents, ganvil, kept, TINY, until } from './ganvil.ts';
import { digestOf, STEPS, trainReference, workplace } from './workplace.ts';

const { at, read, train } = workplace();
const reference = trainReference(train);

describe('resume', () => {
  test('100 steps are 40 and 60 more', async () => {
    const first = await train('split', ...STEPS, '--steps', '40');
    expect(digestOf(first)).not.toBe(digestOf(reference()));
    const second = await ganvil(['resume', at('split'), '--steps', '100', '--json']);
    expect(digestOf(second), second.stderr).toBe(digestOf(reference()));
    expect(read('split', 'checkpoints', '000000100.safetensors')).toBe(
      read('reference', 'checkpoints', '000000100.safetensors'),
    );
  });

  test('goes on under other kernels when asked for, and then the run is theirs', async () => {
    await train('moved', ...STEPS, '--steps', '20');
    const config = JSON.parse(read('moved', 'config.json'));
    const abi = config.versions.abi + 1;
    writeFileSync(
      at('moved/config.json'),
      JSON.stringify({ ...config, versions: { ...config.versions, abi } }),
    );
    expect(await ganvil(['resume', at('moved'), '--steps', '40'])).toMatchObject({ code: 78 });
    const resumed = await ganvil(['resume', at('moved'), '--steps', '40', '--other-bits']);
    expect(resumed, resumed.stderr).toMatchObject({ code: 0 });
    expect(JSON.parse(read('moved', 'config.json')).versions.abi).toBe(config.versions.abi);
  });

  test('of a finished run changes nothing', async () => {
    const before = contents(at('reference'));
    const again = await ganvil(['resume', at('reference'), '--json']);
    expect(digestOf(again)).toBe(digestOf(reference()));
    expect(contents(at('reference'))).toEqual(before);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGXCPU'] as const)(
    '%s saves and leaves with 75',
    async (signal) => {
      const run = `by-${signal}`;
      const onStart = (child: { kill(signal: NodeJS.Signals): boolean }) =>
        void until(() => existsSync(at(`${run}/samples/000000020.png`))).then(() => child.kill(signal));
      const stopped = await ganvil(
        ['train', ...TINY, ...STEPS, '--steps', '3000', '--out', at(run), '--json'],
        { onStart },
      );
      expect(stopped, stopped.stderr).toMatchObject({ code: 75 });
      expect(stopped.stderr.trimEnd().split('\n').at(-1)).toContain(`ganvil resume ${at(run)}`);
      const { steps } = JSON.parse(stopped.stdout);
      expect(existsSync(at(`${run}/lock`))).toBe(false);
      const whole = await train(`to-${signal}`, ...STEPS, '--steps', String(steps + 30));
      const resumed = await ganvil(['resume', at(run), '--steps', String(steps + 30), '--json']);
      expect(digestOf(resumed), resumed.stderr).toBe(digestOf(whole));
      expect(kept(at(run))).toEqual(kept(at(`to-${signal}`)));
    },
  );

  test('a second SIGINT leaves at once, and only one process trains a run', async () => {
    const slow = [
      '--batch-size',
      '20000',
      '--evaluate-every',
      '1',
      '--evaluate-count',
      '5000',
      '--steps',
      '1000',
    ];
    const start = ganvil(['train', ...TINY, ...slow, '--out', at('twice'), '--quiet'], {
      onStart: async (child) => {
        child.stderr?.once('data', () => child.kill('SIGINT')); // says that it heard the first
        await until(() => existsSync(at('twice/samples/000000000.png')));
        const other = await ganvil(['resume', at('twice')]);
        expect(other).toMatchObject({
          code: 73,
          stderr: expect.stringContaining(`process ${child.pid} on `),
        });
        child.kill('SIGINT');
      },
    });
    expect(await start).toMatchObject({ code: 130, stdout: '' });
    expect(existsSync(at('twice/lock'))).toBe(false);
  });

  test('a budget ends a run with 76, a picture and metrics', async () => {
    const stopped = await train('budget', ...STEPS, '--steps', '100000000', '--budget', '1s');
    expect(stopped, stopped.stderr).toMatchObject({ code: 76 });
    const { steps, reason, picture, metrics } = JSON.parse(stopped.stdout);
    expect(reason).toBe('stopped');
    expect(existsSync(picture)).toBe(true);
    expect(picture).toContain(String(steps));
    expect(metrics).toHaveProperty('meanError');
    expect(stopped.stderr).toContain(`ganvil resume ${at('budget')}`);
  });

  test('a budget that is spent before the data are read is none to start again with: 78, and no run is begun', async () => {
    mkdirSync(at('pictures'));
    const png = encodePng({ width: 8, height: 8, channels: 1, data: new Uint8Array(64) });
    for (let i = 0; i < 9; i++) writeFileSync(at(`pictures/${i}.png`), png);
    const args = ['train', '--data', at('pictures'), '--budget', '0.01s', '--out', at('unread')];
    const stopped = await ganvil(args);
    expect(stopped).toMatchObject({ code: 78, stdout: '' });
    expect(stopped.stderr).toMatch(/^ganvil: --budget: the data could not be read within this time/m);
    expect(existsSync(at('unread'))).toBe(false);
  });

  test('a run that diverges says so with 70, and what it had is whole', async () => {
    const wild = ['--loss', 'wasserstein', '--optimizer', 'sgd', '--rate-d', '10', '--rate-g', '10'];
    const result = await train('wild', ...wild, '--checkpoint-every', '1', '--quiet');
    expect(result, result.stderr).toMatchObject({ code: 70 });
    expect(result.stderr).toMatch(
      /^ganvil: training diverged at step \d+ \(non-finite gradient\); .* or more rollbacks \(--rollbacks N\)\.\n$/,
    );
    expect(JSON.parse(result.stdout)).toMatchObject({ reason: 'diverged' });
    expect(await ganvil(['digest', at('wild')])).toMatchObject({ code: 0 });
  });

  test('readers that have gone away do not stop a training', async () => {
    const shell = '"$@" --out piped 2> >(true) | true; exec "$1" "$2" digest piped';
    const args = ['train', ...TINY, ...STEPS];
    const result = await ganvil(args, { cwd: at('.'), shell });
    expect(result.stdout.trim(), result.stderr).toBe(digestOf(reference()));
  });
});
