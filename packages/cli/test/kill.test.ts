import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { contents, ganvil, TINY, temporary } from './ganvil.ts';

const KILLS = 20;
const ARGS = [
  'train',
  ...TINY,
  '--steps',
  '240',
  '--checkpoint-every',
  '3',
  '--sample-every',
  '40',
  '--quiet',
];

const folder = temporary();
afterAll(folder.remove);

/** Park and Miller's generator: the delays are the same in every run of the test. */
function randomOf(seed: number): () => number {
  return () => (seed = (seed * 48271) % 2147483647) / 2147483647;
}

/** What has to be equal, byte by byte: all but the times in TensorBoard's file. */
function kept(run: string): Record<string, string> {
  return Object.fromEntries(Object.entries(contents(run)).filter(([name]) => !name.includes('tfevents')));
}

test(`a run that is killed ${KILLS} times ends as one that was not`, async () => {
  const whole = join(folder.path, 'whole');
  const killed = join(folder.path, 'killed');
  const begun = Date.now();
  expect(await ganvil([...ARGS, '--out', whole])).toMatchObject({ code: 0 });
  const usual = Date.now() - begun;
  const random = randomOf(7);
  let kills = 0;
  for (let attempt = 0; kills < KILLS && attempt < 4 * KILLS; attempt++) {
    const delay = usual * (0.1 + 0.5 * random());
    const args = existsSync(join(killed, 'config.json'))
      ? ['resume', killed, '--quiet']
      : [...ARGS, '--out', killed];
    const onStart = (child: { kill(signal: NodeJS.Signals): boolean }) =>
      void setTimeout(() => child.kill('SIGKILL'), delay);
    const result = await ganvil(args, { onStart });
    if (result.signal === 'SIGKILL') kills++;
    else expect(result, result.stderr).toMatchObject({ code: 0 });
  }
  expect(kills).toBe(KILLS);
  const last = await ganvil(['resume', killed, '--quiet']);
  expect(last, last.stderr).toMatchObject({ code: 0, stderr: '' });
  expect(kept(killed)).toEqual(kept(whole));
  expect(readdirSync(killed).filter((name) => name.includes('.tmp-'))).toEqual([]);
}, 240_000);
