import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { GANVIL, ganvil, temporary } from './ganvil.ts';

const folder = temporary();
afterAll(folder.remove);

// On one thread, in both profiles: a test of core.
test('verify finds the bits of all other machines, on two threads', async () => {
  const { code, stdout, stderr } = await ganvil([
    'verify',
    '--threads',
    '2',
    '--numerics',
    'strict',
    '--json',
  ]);
  expect(code, stderr).toBe(0);
  const { rows, same, different, versions } = JSON.parse(stdout);
  expect({ different, same }).toEqual({ different: 0, same: rows.length });
  expect(versions.abi).toBeGreaterThan(0);
}, 300_000); // a thread that waits for the other takes its time where others have the cores

test('verify finds them with wide vectors, or says that it goes on without', async () => {
  const wide = ['verify', '--wide', '--numerics', 'strict', '--presets', 'ring8'];
  const { code, stdout } = await ganvil(wide);
  expect(code, stdout).toBe(0);
  expect(stdout).toMatch(/^1 identical, 0 different/m);
});

test('verify prints a row as each run is done, whose digest is that of a training', async () => {
  const { stdout } = await ganvil(['verify', '--presets', 'ring8, gauss1d', '--numerics', 'strict']);
  const [head, ring8, gauss1d, , sum] = stdout.split('\n');
  expect(head.split(/ +/)).toEqual(['run', 'numerics', 'steps', 'expected', 'found', 'seconds']);
  expect(ring8).toMatch(/^ring8 +strict +60 +([0-9a-f]{12}) +\1 +[\d.]+ +same$/);
  expect(gauss1d).toMatch(/^gauss1d +.* same$/);
  expect(sum).toMatch(/^2 identical, 0 different, 0 skipped \(ABI \d+, Node /);
  const run = ['train', 'ring8', '--steps', '60', '--seed', '1', '--out', join(folder.path, 'run'), '--json'];
  const { digest } = JSON.parse((await ganvil(run)).stdout);
  expect(ring8).toContain(digest.slice(0, 12));
});

test('verify ends with 1 where one bit is another', () => {
  const { rows } = JSON.parse(
    spawnSync(process.execPath, [GANVIL, 'verify', '--presets', 'gauss1d', '--json'], { encoding: 'utf8' })
      .stdout,
  );
  const golden: string = rows[0].expected.state;
  const other = join(folder.path, 'ganvil.mjs'); // the command as it would be after a change of kernels
  writeFileSync(other, readFileSync(GANVIL, 'utf8').replaceAll(golden, `f${golden.slice(1, -1)}0`));
  const args = [other, 'verify', '--presets', 'gauss1d,ring8', '--numerics', 'strict'];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(status, stdout).toBe(1);
  expect(stdout).toMatch(/^gauss1d .* different$/m);
  expect(stdout).toMatch(/^1 identical, 1 different, 0 skipped/m);
});

test.each([
  ['--presets', 'ring9', 78, /preset: expected one of .*ring8.*"ring9"/],
  ['--numerics', 'fast', 78, /numerics: expected one of strict, fma/],
  ['--threads', '0', 78, /threads: expected an integer/],
  ['--threads', 'auto', 78, /threads: expected an integer from 1 to 256, got "auto"/],
  ['--update', 'now', 64, /--update: expected a known flag/],
])('verify %s %s ends with %i', async (flag, value, code, says) => {
  const result = await ganvil(['verify', flag, value]);
  expect(result).toMatchObject({ code, stdout: '' });
  expect(result.stderr).toMatch(says);
});
