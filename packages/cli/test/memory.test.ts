// Too little memory or address space: one line, before anything is trained.
import { existsSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { addressSpace } from '../src/engine/addressSpace.ts';
import { ganvil, TINY } from './ganvil.ts';
import { digestOf, workplace } from './workplace.ts';

const { at, train } = workplace();
const hasProc = existsSync('/proc/self/limits');
const few = ['--steps', '2'];
const guarded = Number.parseInt(process.versions.node, 10) < 22;

test.each([
  [['digits', '--batch-size', '65536'], /lower batchSize to \d+\.$/],
  [['digits', '--image-size', '1024', '--width', '64'], /lower width or imageSize\.$/],
])('%j needs too much', async (args, message) => {
  const { code, stderr, stdout } = await ganvil(['train', ...args, '--out', at('large')]);
  expect({ code, stdout }, stderr).toEqual({ code: 78, stdout: '' });
  expect(stderr.trim()).toMatch(/^ganvil: memory: expected .* 4 GiB .*, got [^\n]*$/);
  expect(stderr.trim()).toMatch(message);
  expect(existsSync(at('large'))).toBe(false);
});

describe.runIf(hasProc)('ulimit -v', () => {
  const limited = (kibibytes: number, name: string, env: NodeJS.ProcessEnv, ...more: string[]) =>
    ganvil(['train', ...TINY, ...few, '--json', '--out', at(name), ...more], {
      shell: `ulimit -v ${kibibytes}; "$@"`,
      env,
    });
  const free = { NODE_OPTIONS: '--disable-wasm-trap-handler' };

  it('far too low', async () => {
    const { code, stderr } = await limited(1_500_000, 'low', {});
    expect({ code, stderr }).toEqual({
      code: 78,
      stderr:
        'ganvil: memory: expected 3 GB of address space or more, got 1.536 GB; raise ulimit -v to 3000000 or more.\n',
    });
  });

  it.runIf(guarded).each([4_000_000, 16_000_000])('%i KiB, with guard pages', async (kibibytes) => {
    const { code, stderr } = await limited(kibibytes, 'guarded', {});
    expect(code).toBe(78);
    expect(stderr).toMatch(
      /^ganvil: memory: expected 10 GiB of address space .*; raise ulimit -v to 24000000, use Node 24 or newer, or set NODE_OPTIONS=--disable-wasm-trap-handler\.\n$/,
    );
  });

  it('without guard pages trains to the same bits, on one thread', async () => {
    const reference = await train('reference', ...few);
    for (const kibibytes of [4_000_000, 16_000_000]) {
      const run = await limited(kibibytes, `free${kibibytes}`, free, '--threads', '2');
      expect(run, run.stderr).toMatchObject({ code: 0 });
      expect(run.stderr).toMatch(/^ganvil: strict, .*1 thread of .*\(ulimit -v is too low for more\)/);
      expect(digestOf(run)).toBe(digestOf(reference));
    }
  });
});

it.each([
  ['Max address space        4096000000           unlimited            bytes', 4_096_000_000],
  ['Max address space        unlimited            unlimited            bytes', Infinity],
  ['', Infinity],
])('reads %j', (limits, expected) => {
  expect(addressSpace(limits)).toBe(expected);
});
