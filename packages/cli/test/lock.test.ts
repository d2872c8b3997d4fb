// Processes of two containers: PID name spaces of their own, one host name, one directory.
import { type ChildProcess, execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ganvil, type Result, TINY, until } from './ganvil.ts';
import { digestOf, workplace } from './workplace.ts';

const { at } = workplace();
const ENDLESS = [
  '--steps',
  '100000000',
  '--batch-size',
  '4000',
  '--checkpoint-every',
  '50',
  '--log-every',
  '10',
  '--json',
];
const CONTAINER = 'exec unshare --pid --fork --kill-child --mount-proc "$@"';

const containers = ((): boolean => {
  try {
    execFileSync('unshare', ['--pid', '--fork', '--mount-proc', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    console.log('no test of containers: name spaces take root');
    return false;
  }
})();

const start = (run: string, onStart?: (child: ChildProcess) => void, ...more: string[]): Promise<Result> =>
  ganvil(['train', ...TINY, ...ENDLESS, '--out', at(run), '--quiet', ...more], { shell: CONTAINER, onStart });

/** The process in a container, as seen from outside. */
const inside = ({ pid }: ChildProcess): number =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim());

/** Steps in the log, each of which must be there once. */
const logged = (run: string): number[] =>
  [...readFileSync(at(`${run}/events.jsonl`), 'utf8').matchAll(/"type":"step","step":(\d+)/g)].map(
    ([, step]) => Number(step),
  );

describe.skipIf(!containers)('two containers', () => {
  test('never both train; one that stood still is followed, and leaves when it wakes', async () => {
    let first: ChildProcess | undefined;
    const one = start('both', (child) => (first = child));
    await until(() => existsSync(at('both/checkpoints/checkpoints.json')));
    const refused = await start('both');
    expect(refused).toMatchObject({ code: 73, stderr: expect.stringContaining('locked by process 1 on ') });

    process.kill(inside(first!), 'SIGSTOP');
    const second = start('both', undefined, '--budget', '50s');
    const lock = readFileSync(at('both/lock'), 'utf8');
    await until(() => !existsSync(at('both/lock')) || readFileSync(at('both/lock'), 'utf8') !== lock);
    process.kill(inside(first!), 'SIGCONT');
    const woken = await one;
    expect(woken).toMatchObject({ code: 73, stdout: '' });
    expect(woken.stderr).toContain('has taken over the run while this process was suspended');

    const ended = await second;
    expect(ended, ended.stderr).toMatchObject({ code: 76 });
    const { steps } = JSON.parse(ended.stdout);
    const whole = await ganvil([
      'train',
      ...TINY,
      ...ENDLESS,
      '--out',
      at('whole'),
      '--quiet',
      '--steps',
      String(steps),
    ]);
    expect(digestOf(ended)).toBe(digestOf(whole));
    expect(logged('both')).toEqual(logged('whole'));
  }, 240_000);
});

test('a lock of another container that is silent gives way after half a minute; one that beats does not', async () => {
  await ganvil(['train', ...TINY, '--steps', '5', '--out', at('silent')]);
  const other = {
    pid: 1,
    started: '7',
    boot: 'x',
    host: 'elsewhere',
    pidNamespace: 'pid:[1]',
    nonce: 'x',
    beat: 5,
  };
  const write = (beats: number): void =>
    writeFileSync(at('silent/lock'), JSON.stringify({ ...other, beats }));
  write(0);
  const begun = Date.now();
  const taken = await ganvil(['resume', at('silent'), '--quiet']);
  expect(taken, taken.stderr).toMatchObject({ code: 0 });
  expect(Date.now() - begun).toBeGreaterThan(30_000);
  expect(taken.stderr).toMatch(/no heartbeat from process 1 on elsewhere; taking over the run/);
  write(1);
  let beating = true;
  const beats = (async () => {
    for (let n = 2; beating; n++) {
      await wait(500);
      write(n);
    }
  })();
  const refused = await ganvil(['resume', at('silent'), '--quiet']);
  beating = false;
  await beats;
  expect(refused).toMatchObject({
    code: 73,
    stderr: expect.stringContaining('locked by process 1 on elsewhere'),
  });
});
