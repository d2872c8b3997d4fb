// Errors of the system, injected by strace.
import { execFileSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ganvil, kept, type Result, TINY } from './ganvil.ts';
import { digestOf, STEPS, trainReference, workplace } from './workplace.ts';

const { at, train } = workplace();
const reference = trainReference(train);

const strace = ((): boolean => {
  try {
    execFileSync('strace', ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    console.log('no faults are injected: there is no strace');
    return false;
  }
})();

/** Trains as the reference, with errors of calls on files whose paths are given. */
function faulty(name: string, inject: string, paths: readonly string[], ...more: string[]): Promise<Result> {
  const only = paths.map((path) => `-P '${at(name)}/${path}'`).join(' ');
  return ganvil(['train', ...TINY, ...STEPS, '--out', at(name), '--json', '--quiet', ...more], {
    env: { UV_THREADPOOL_SIZE: '1' }, // strace counts calls thread by thread
    shell: `strace -f -qq -o /dev/null ${only} -e inject=${inject} "$@"`,
  });
}

const finalLine = ({ stderr }: Result): string => stderr.trimEnd().split('\n').at(-1) ?? '';

describe.skipIf(!strace)('an error of the system', () => {
  test.each(['EDQUOT', 'ESTALE', 'ENOSPC', 'EIO'])(
    '%s that passes costs a line and a second',
    async (name) => {
      const result = await faulty(`once-${name}`, `fsync:error=${name}:when=4`, []);
      expect(digestOf(result), result.stderr).toBe(digestOf(reference()));
      expect(result.stderr).toMatch(
        new RegExp(`^ganvil: warning: [^\\n]*/[^\\n]*: ${name} \\([^)]+\\);.* in 1 s\\.\\n`),
      );
      expect(kept(at(`once-${name}`))).toEqual(kept(at('reference')));
    },
  );

  test.each(['EUCLEAN', 'EBADMSG', 'ENOMEDIUM', 'EROFS', 'EACCES', 'EKEYREVOKED', 'EOWNERDEAD'])(
    '%s that stays ends in 74, one line, and a run that can be resumed',
    async (name) => {
      const run = `stays-${name}`;
      const result = await faulty(run, `rename:error=${name}:when=9+`, []);
      expect(result).toMatchObject({ code: 74, stdout: '' });
      expect(result.stderr).not.toContain('bug');
      expect(finalLine(result)).toMatch(
        new RegExp(
          `^ganvil: .*${run}/.*: rename failed: ${name} \\([^)]+\\); .*The checkpoint of step \\d+ is safe`,
        ),
      );
      const resumed = await train(run, ...STEPS, '--quiet');
      expect(digestOf(resumed), resumed.stderr).toBe(digestOf(reference()));
    },
  );

  test('of the log alone ends nothing, and no line is lost', async () => {
    for (const [name, error] of Object.entries({
      passes: 'EDQUOT:when=3..8',
      other: 'EBADMSG:when=20..24',
    })) {
      const result = await faulty(`log-${name}`, `write:error=${error}`, ['events.jsonl']);
      expect(digestOf(result), result.stderr).toBe(digestOf(reference()));
      expect(result.stderr).toMatch(/events\.jsonl: E\w+ .*training continues/);
      expect(kept(at(`log-${name}`))).toEqual(kept(at('reference')));
    }
  }, 200_000);

  test('when the lock is closed ends in 74, not in an abort', async () => {
    const result = await faulty('closing', 'close:error=ETIMEDOUT:when=1', ['lock']);
    expect(result).toMatchObject({ code: 74, stdout: '' });
    expect(result.stderr).toMatch(/^ganvil: .*lock: close failed: ETIMEDOUT [^\n]*\n$/);
    expect(digestOf(await train('closing', ...STEPS, '--quiet'))).toBe(digestOf(reference()));
  });

  test('when an old generation is deleted ends nothing', async () => {
    const result = await faulty('deletion', 'unlink,rmdir:error=EIO', ['checkpoints/000000010.safetensors']);
    expect(digestOf(result), result.stderr).toBe(digestOf(reference()));
    expect(result.stderr).toBe('');
    expect(readdirSync(at('deletion/checkpoints'))).toContain('000000010.safetensors');
    await ganvil(['resume', at('deletion')]);
    expect(readdirSync(at('deletion/checkpoints'))).not.toContain('000000010.safetensors');
  });
});

test('pictures that cannot be written end nothing', async () => {
  const run = at('pictures');
  const result = await ganvil(['train', ...TINY, ...STEPS, '--steps', '2000', '--out', run, '--quiet'], {
    onStart: async () => {
      while (!existsSync(join(run, 'samples/000000020.png'))) await wait(2);
      renameSync(join(run, 'samples'), join(run, 'moved'));
      writeFileSync(join(run, 'samples'), 'a file in the place of a folder');
    },
  });
  expect(result, result.stderr).toMatchObject({ code: 0 });
  expect(result.stderr).toMatch(/^ganvil: warning: .*samples.*Training continues without pictures\.\n$/);
});

test('an error after the last save says which step is safe', async () => {
  await train('late', ...STEPS, '--steps', '40');
  rmSync(at('late/digest.txt'));
  mkdirSync(at('late/digest.txt'));
  const result = await train('late', ...STEPS, '--quiet');
  expect(result, result.stderr).toMatchObject({ code: 74, stdout: '' });
  expect(result.stderr).toMatch(/^ganvil: .*digest\.txt: .*EISDIR.*The checkpoint of step 100 is safe.*\n$/);
});

test('a run directory that is removed under a training ends in 74 and its own error', async () => {
  const run = at('removed');
  const result = await ganvil(
    [
      'train',
      ...TINY,
      '--steps',
      '100000000',
      '--checkpoint-every',
      '2000',
      '--log-every',
      '0',
      '--out',
      run,
      '-q',
    ],
    {
      onStart: async () => {
        while (!existsSync(join(run, 'checkpoints/checkpoints.json'))) await wait(5);
        rmSync(run, { recursive: true, maxRetries: 20, retryDelay: 10 });
      },
    },
  );
  expect(result.code).toBe(74);
  expect(finalLine(result)).toMatch(/removed\/.*ENOENT.*The run does not exist/);
});

test.skipIf(process.getuid?.() !== 0)('what root resumes for a user stays the user’s', async () => {
  const run = at('of-a-user');
  mkdirSync(run);
  chownSync(run, 12345, 12345);
  await train('of-a-user', ...STEPS, '--steps', '20');
  for (const name of ['config.json', 'checkpoints/000000020.safetensors', 'events.jsonl'])
    expect(statSync(join(run, name)).uid, name).toBe(12345);
  expect(readFileSync(join(run, 'digest.txt'), 'utf8')).toHaveLength(65);
});
