import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { ganvil, kept, TINY, temporary, until } from './ganvil.ts';

const KILLS = 20;
const LONGEST = 250; // milliseconds from the first sign of training to the kill
const ARGS = ['train', ...TINY, '--checkpoint-every', '3', '--sample-every', '40', '--quiet'];

const folder = temporary();
afterAll(folder.remove);
const [whole, killed] = ['whole', 'killed'].map((name) => join(folder.path, name));
const log = join(killed, 'events.jsonl');

/** Park and Miller's generator: the delays are the same in every run of the test. */
function randomOf(seed: number): () => number {
  return () => (seed = (seed * 48271) % 2147483647) / 2147483647;
}

const written = (): number => (existsSync(log) ? statSync(log).mtimeMs : 0);

test(`a run that is killed ${KILLS} times ends as one that was not`, async () => {
  const random = randomOf(7);
  for (let kill = 0; kill < KILLS; kill++) {
    const args = kill === 0 ? [...ARGS, '--steps', '5000', '--out', killed] : ['resume', killed, '--quiet'];
    const before = written();
    const onStart = async (child: { kill(signal: NodeJS.Signals): boolean }) => {
      await until(() => written() > before);
      await wait(LONGEST * random());
      child.kill('SIGKILL');
    };
    const result = await ganvil(args, { onStart });
    expect(result).toMatchObject({ signal: 'SIGKILL', stderr: '' });
  }
  const lines = readFileSync(log, 'utf8').split('\n').length;
  const steps = ['--steps', String(lines + 20)];
  const last = await ganvil(['resume', killed, ...steps, '--quiet']);
  expect(last, last.stderr).toMatchObject({ code: 0, stderr: '' });
  expect(await ganvil([...ARGS, ...steps, '--out', whole])).toMatchObject({ code: 0 });
  expect(kept(killed)).toEqual(kept(whole));
  expect(readdirSync(join(killed, 'checkpoints')).filter((name) => name.includes('.tmp-'))).toEqual([]);
}, 240_000);
