// From the first instant on, the command that started a run continues it.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { contents, ganvil, kept, TINY } from './ganvil.ts';
import { digestOf, STEPS, trainReference, workplace } from './workplace.ts';

const { at, read, train } = workplace();
const reference = trainReference(train);
const LIST = 'checkpoints/checkpoints.json';

/** A copy of the reference. */
function copy(name: string): string {
  cpSync(at('reference'), at(name), { recursive: true });
  return at(name);
}

describe('train --out', () => {
  test.each([0, 1, 2, 3, 4, 5])('is started again after a kill in its first moments (%i)', async (n) => {
    const run = at(`early-${n}`);
    const killed = await ganvil(['train', ...TINY, ...STEPS, '--out', run, '--quiet'], {
      onStart: async (child) => {
        while (!existsSync(run)) await wait(1);
        await wait(n * 4);
        child.kill('SIGKILL');
      },
    });
    expect(killed.signal).toBe('SIGKILL');
    const again = await train(`early-${n}`, ...STEPS);
    expect(digestOf(again), again.stderr).toBe(digestOf(reference()));
    expect(kept(run)).toEqual(kept(at('reference')));
  });

  test('takes for new what only has traces of a run that died', async () => {
    const run = at('traces');
    for (const folder of ['samples', 'checkpoints']) mkdirSync(join(run, folder), { recursive: true });
    for (const name of [
      '.config.json.tmp-12',
      '.lock.tmp-7-0a1b2c3d',
      'checkpoints/.000000010.safetensors.tmp-9-ab',
    ])
      writeFileSync(join(run, name), 'half');
    writeFileSync(join(run, 'lock'), '');
    expect(digestOf(await train('traces', ...STEPS))).toBe(digestOf(reference()));
    expect(readdirSync(join(run, 'checkpoints')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('continues a run to more steps, and of one that is finished says how it ended', async () => {
    await train('longer', ...STEPS, '--steps', '40');
    expect(digestOf(await train('longer', ...STEPS))).toBe(digestOf(reference()));
    const before = contents(at('longer'));
    expect(digestOf(await train('longer', ...STEPS))).toBe(digestOf(reference()));
    expect(contents(at('longer'))).toEqual(before);
  });
});

describe('checkpoints', () => {
  test.each([
    ['lost', (path: string) => rmSync(path)],
    ['cut', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 60))],
    ['empty', (path: string) => writeFileSync(path, '{"checkpoints":[]}')],
    [
      'led out',
      (path: string) =>
        writeFileSync(path, read('reference', LIST).replaceAll('000000090.safe', '../x.safe')),
    ],
  ])('whose list is %s are found by their files', async (name, damage) => {
    const run = copy(`list-${name.replace(' ', '-')}`);
    damage(join(run, LIST));
    const resumed = await ganvil(['resume', run, '--json', '--quiet']);
    expect(digestOf(resumed), resumed.stderr).toBe(digestOf(reference()));
    expect(resumed.stderr).toMatch(/checkpoints\.json: .*rebuilt .*: step 90 and 100\.\n$/);
    expect(read(run.slice(at('').length), LIST)).toBe(read('reference', LIST));
  });

  test('of which the first was not listed yet when its run was killed are listed without a warning', async () => {
    const run = at('first');
    await train('first', '--steps', '10', '--checkpoint-every', '0');
    const before = contents(run);
    rmSync(join(run, LIST));
    const seen = await ganvil(['sample', run, '--seeds', '0-1', '--out', at('first.csv'), '-q']);
    expect(seen).toMatchObject({ code: 0, stderr: '' });
    expect(await ganvil(['resume', run, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
    expect(contents(run)).toEqual(before);
    cpSync(join(run, 'checkpoints/000000010.safetensors'), join(run, 'checkpoints/000000020.safetensors'));
    rmSync(join(run, LIST));
    expect((await ganvil(['resume', run, '--quiet'])).stderr).toMatch(/rebuilt .*: step 10; .*000000020/);
  });

  test('are told of as they are, whatever else is wrong', async () => {
    const run = copy('no-list');
    rmSync(join(run, LIST));
    mkdirSync(join(run, LIST));
    const listless = await ganvil(['resume', run, '--steps', '120']);
    expect(listless).toMatchObject({ code: 74, stdout: '' });
    expect(listless.stderr).toMatch(/checkpoints\.json: .*EISDIR.*The checkpoint of step 100 is safe/);
    const other = copy('folder');
    rmSync(join(other, 'checkpoints/000000100.safetensors'));
    mkdirSync(join(other, 'checkpoints/000000100.safetensors'));
    const blocked = await ganvil(['resume', other]);
    expect(blocked).toMatchObject({ code: 74, stdout: '' });
    expect(blocked.stderr).toMatch(/000000100\.safetensors: .*EISDIR.*The checkpoint of step 90 is safe/);
  });

  test('that the list no longer names are cleared', async () => {
    const run = copy('unlisted');
    cpSync(join(run, 'checkpoints/000000090.safetensors'), join(run, 'checkpoints/000000070.safetensors'));
    expect((await ganvil(['resume', run])).code).toBe(0);
    expect(contents(run)).toEqual(contents(at('reference')));
  });

  test('carry their own SHA-256: no flipped bit goes unseen', async () => {
    const file = at('flipped.safetensors');
    const bytes = readFileSync(at('reference/checkpoints/000000100.safetensors'));
    for (const place of [0.02, 0.2, 0.45, 0.7, 0.99]) {
      const flipped = Buffer.from(bytes);
      flipped[Math.floor(place * bytes.length)] ^= 4;
      writeFileSync(file, flipped);
      expect(await ganvil(['digest', file])).toMatchObject({ code: 65, stdout: '' });
    }
  });

  test('follow the umask, as all files of a run', async () => {
    const run = at('umask');
    await ganvil(['train', ...TINY, '--steps', '2', '--out', run], { shell: 'umask 027; "$@"' });
    for (const name of Object.keys(contents(run))) expect(statSync(join(run, name)).mode & 0o777).toBe(0o640);
  });
});

describe('resume', () => {
  test('of a run without its config.json says what it can be continued from', async () => {
    const run = copy('no-config');
    rmSync(join(run, 'config.json'));
    const result = await ganvil(['resume', run]);
    expect(result).toMatchObject({ code: 66, stdout: '' });
    const command = /: ganvil (resume .*100\.safetensors --out) NEW\n$/.exec(result.stderr)![1];
    const rescued = await ganvil([...command.split(' '), at('rescued'), '--json', '--quiet']);
    expect(digestOf(rescued), rescued.stderr).toBe(digestOf(reference()));
  });

  test('names the file that cannot be read', async () => {
    const run = copy('log-folder');
    rmSync(join(run, 'events.jsonl'));
    mkdirSync(join(run, 'events.jsonl'));
    const result = await ganvil(['resume', run, '--steps', '120']);
    expect(result).toMatchObject({ code: 74, stdout: '' });
    expect(result.stderr).toMatch(/events\.jsonl: read failed: EISDIR.*step 100 is safe/);
  });

  test('of a state in a file is started again by the same command', async () => {
    const file = at('reference/checkpoints/000000090.safetensors');
    const args = ['resume', file, '--out', at('adopted'), '--json', '--quiet'];
    const first = await ganvil([...args, '--steps', '95']);
    expect(first, first.stderr).toMatchObject({ code: 0, stderr: '' }); // its log begins where the file does
    const again = await ganvil(args.concat('--steps', '100'));
    expect(digestOf(again), again.stderr).toBe(digestOf(reference()));
    for (const name of readdirSync(at('adopted/checkpoints'))) rmSync(at(`adopted/checkpoints/${name}`));
    const alone = await ganvil(['resume', at('adopted')]);
    expect(alone).toMatchObject({
      code: 65,
      stderr: expect.stringContaining('resume FILE.safetensors --out'),
    });
    expect(digestOf(await ganvil(args.concat('--steps', '100')))).toBe(digestOf(reference()));
    const other = await ganvil(['resume', file, '--out', at('reference')]);
    expect(other).toMatchObject({ code: 73, stderr: expect.stringContaining('got another run') });
  });

  test.each([
    ['cut', (log: string) => log.slice(0, log.indexOf('"step":50,')), /got them up to 49; the missing/],
    ['damaged', (log: string) => log.replace('"step":30,', '"st\0p"#30,'), /removed 1 damaged lines/],
  ])('says that the log was %s', async (name, damage, says) => {
    const run = copy(`log-${name}`);
    writeFileSync(join(run, 'events.jsonl'), damage(read('reference', 'events.jsonl')));
    const resumed = await ganvil(['resume', run, '--json', '--quiet']);
    expect(digestOf(resumed), resumed.stderr).toBe(digestOf(reference()));
    expect(resumed.stderr).toMatch(says);
  });

  test.skipIf(process.getuid?.() !== 0)(
    'of a finished run needs no disk that can be written to',
    async () => {
      const run = copy('read-only');
      execFileSync('mount', ['--bind', run, run]);
      try {
        execFileSync('mount', ['-o', 'remount,bind,ro', run]);
        expect(digestOf(await ganvil(['resume', run, '--json']))).toBe(digestOf(reference()));
        expect(await ganvil(['resume', run, '--steps', '200'])).toMatchObject({ code: 74 });
      } finally {
        execFileSync('umount', [run]);
      }
    },
  );

  test('with a thinned log ends in the same state; the log has every tenth step', async () => {
    await train('thinned', ...STEPS, '--log-every', '10', '--steps', '50');
    expect(digestOf(await train('thinned', ...STEPS, '--log-every', '10'))).toBe(digestOf(reference()));
    const steps = read('thinned', 'events.jsonl').match(/"type":"step","step":\d+/g);
    expect(steps).toEqual(Array.from({ length: 10 }, (_, i) => `"type":"step","step":${10 * (i + 1)}`));
  });
});
