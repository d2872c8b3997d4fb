// One table of what can be wrong with what a user gives, and what has to come of it: the documented exit code, one
// clear line, and nothing lost.
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { badCheckpoints } from './badCheckpoints.ts';
import { badData } from './badData.ts';
import { badRuns } from './badRuns.ts';
import { badWords } from './badWords.ts';
import { contents, ganvil, TINY, temporary } from './ganvil.ts';

const folder = temporary();
afterAll(folder.remove);
const base = join(folder.path, 'base');

beforeAll(async () => {
  const made = await ganvil([
    'train',
    ...TINY,
    '--steps',
    '4',
    '--checkpoint-every',
    '2',
    '--out',
    base,
    '--quiet',
  ]);
  expect(made, made.stderr).toMatchObject({ code: 0 });
});

describe.each(Object.entries({ badWords, badData, badRuns, badCheckpoints }))('%s', (table, cases) => {
  test.each(cases)('$name', async ({ name, args, arrange, code, says, shell }) => {
    const cwd = join(folder.path, `${table}-${name.replace(/\W+/g, '-')}`);
    mkdirSync(cwd);
    if (['badRuns', 'badCheckpoints'].includes(table)) cpSync(base, join(cwd, 'run'), { recursive: true });
    arrange?.(cwd);
    const before = contents(cwd);
    const result = await ganvil(args, { cwd, shell });
    expect(result, result.stderr).toMatchObject({ code, stdout: '' });
    expect(result.stderr).toMatch(/^ganvil: [^\n]+\n$/);
    expect(result.stderr).toMatch(says);
    expect(contents(cwd)).toMatchObject(before);
  });
});

const mounted = mountSmall(join(folder.path, 'small'));
afterAll(() => mounted && execFileSync('umount', [mounted]));

/** A file system of 18 MiB, on which a run is let begin; that takes root, else undefined. */
function mountSmall(path: string): string | undefined {
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=18m', 'tmpfs', path], { stdio: 'ignore' });
    return path;
  } catch {
    console.log('no full-disk test: mounting a small file system takes root');
    return undefined;
  }
}

/** Takes all that is left of the small file system once a file is there. */
async function fillAfter(file: string): Promise<void> {
  while (!existsSync(file)) await wait(5);
  const filler = openSync(join(mounted!, 'filler'), 'w');
  try {
    for (;;) writeSync(filler, Buffer.alloc(4096));
  } catch {
    closeSync(filler);
  }
}

test.skipIf(!mounted)('a full disk ends a run with 74 and leaves a checkpoint to resume from', async () => {
  const run = join(mounted!, 'run');
  const args = [...TINY, '--steps', '100000', '--checkpoint-every', '10', '--quiet'];
  // How many steps a budget allows is not known before, so no room is asked for.
  const [full] = await Promise.all([
    ganvil(['train', ...args, '--out', run, '--budget', '1h']),
    fillAfter(join(run, 'checkpoints/checkpoints.json')),
  ]);
  expect(full, full.stderr).toMatchObject({ code: 74, stdout: '' });
  const all = full.stderr.trimEnd().split('\n');
  for (const seconds of [1, 5, 30])
    expect(full.stderr).toMatch(new RegExp(`checkpoints/.*: ENOSPC .* retrying in ${seconds} s`));
  const lines = all.filter((line) => !line.includes('warning:'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(
    /^ganvil: .*run\/.*ENOSPC.*free some space.*The checkpoint of step \d+ is safe.*ganvil resume/,
  );
  expect(await ganvil(['digest', run])).toMatchObject({ code: 0 });

  const moved = join(folder.path, 'moved');
  cpSync(run, moved, { recursive: true });
  const step = Number(/of step (\d+)/.exec(lines[0])?.[1]) + 30;
  const resumed = await ganvil(['resume', moved, '--steps', String(step), '--json']);
  const whole = await ganvil([
    'train',
    ...args,
    '--steps',
    String(step),
    '--out',
    join(folder.path, 'whole'),
    '--json',
  ]);
  expect(JSON.parse(resumed.stdout).digest).toBe(JSON.parse(whole.stdout).digest);
});

test('a damaged checkpoint is named, and the one before is taken', async () => {
  const run = join(folder.path, 'fallback');
  cpSync(base, run, { recursive: true });
  const file = join(run, 'checkpoints', '000000004.safetensors');
  const bytes = readFileSync(file);
  bytes[bytes.length - 5] ^= 1;
  writeFileSync(file, bytes);
  const { code, stdout, stderr } = await ganvil(['resume', run, '--json', '--quiet']);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringMatching(
      /^ganvil: warning: .*000000004\.safetensors: .*falling back to step 2\.\n$/,
    ),
  });
  expect(JSON.parse(stdout).digest).toBe(readFileSync(join(base, 'digest.txt'), 'utf8').trim());
  expect(contents(run)['checkpoints/000000004.safetensors']).toBe(
    contents(base)['checkpoints/000000004.safetensors'],
  );
});

test('a lock whose holder is dead, and one of another host with --force-unlock, are taken over', async () => {
  const run = join(folder.path, 'stale');
  cpSync(base, run, { recursive: true });
  const dead = {
    pid: 1,
    started: 'long ago',
    boot: 'another',
    host: execFileSync('hostname').toString().trim(),
    nonce: 'x',
  };
  writeFileSync(join(run, 'lock'), JSON.stringify(dead));
  expect(await ganvil(['resume', run, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
  writeFileSync(join(run, 'lock'), JSON.stringify({ ...dead, host: 'elsewhere' }));
  expect(await ganvil(['resume', run, '--quiet', '--force-unlock'])).toMatchObject({ code: 0, stderr: '' });
  expect(existsSync(join(run, 'lock'))).toBe(false);
  rmSync(run, { recursive: true });
});
