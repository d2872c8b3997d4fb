import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { GANVIL, ganvil, temporary } from './ganvil.ts';

const folder = temporary();
afterAll(folder.remove);
const at = (name: string) => join(folder.path, name);

describe('ganvil bench steps', () => {
  const tiny = ['--models', 'mlp-gauss1d', '--rounds', '2', '--seconds', '0.01'];

  test('measures peers in turns and writes all times', async () => {
    const peers = ['--peers', 'replay,eager,wasm,shim'];
    const result = await ganvil(['bench', 'steps', ...tiny, ...peers, '--json', at('steps.json')]);
    expect(result, result.stderr).toMatchObject({ code: 0 });
    expect(result.stdout).toMatch(/Node \d+.*1 thread.*2 rounds/);
    const seconds = expect.any(Number);
    const ratio = { median: expect.any(Number), low: 0, high: null }; // of two rounds
    const timed = (peer: string) => ({ peer, seconds, rounds: [seconds, seconds], ratio });
    expect(JSON.parse(readFileSync(at('steps.json'), 'utf8'))).toMatchObject({
      kind: 'steps',
      machine: { cpu: expect.any(String), node: process.versions.node },
      numerics: 'strict',
      threads: 1,
      results: [
        {
          model: 'mlp-gauss1d',
          peers: [
            { peer: 'replay', seconds, rounds: [seconds, seconds] },
            timed('eager'),
            timed('wasm'),
            { peer: 'shim', reason: 'same as wasm' },
          ],
        },
      ],
    });
  });

  test('JSON on stdout is JSON alone; the report goes to stderr', async () => {
    const result = await ganvil(['bench', 'steps', ...tiny, '--peers', 'replay', '--json', '-']);
    expect(result, result.stderr).toMatchObject({ code: 0 });
    expect(JSON.parse(result.stdout)).toMatchObject({ kind: 'steps' });
    expect(result.stderr).toMatch(/Node \d+.*2 rounds[\s\S]*mlp-gauss1d/m);
  });

  test('says who is not there', async () => {
    const env = { PYTHON: folder.path };
    const { code, stdout } = await ganvil(['bench', 'steps', ...tiny, '--peers', 'replay,torch,jax'], {
      env,
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /torch.* python3 with torch is not installed\n {2}jax.* @jax-js\/jax is not installed/,
    );
  });

  test('prints a table in Markdown', async () => {
    const { code, stdout } = await ganvil([
      'bench',
      'steps',
      ...tiny,
      '--peers',
      'replay,eager',
      '--markdown',
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\| step of .*\n\| -+ .*\n\| `mlp-gauss1d`.* ms +\| .* ms \(×[\d.]+\) +\|\n/);
  });

  test.each([
    [['bench', 'stps'], 'command: expected one of steps'],
    [['bench', 'steps', '--models', 'dcgan23'], '--models: expected some of mlp-gauss1d'],
    [['bench', 'steps', '--rounds', '0'], '--rounds: expected a number of at least 1, got "0".'],
    [['bench', 'steps', '--threads', '1.5'], '--threads: expected an integer of at least 1, got "1.5".'],
  ])('%j is refused', async (args, message) => {
    const { code, stderr } = await ganvil(args);
    expect([code, stderr]).toEqual([64, expect.stringContaining(message)]);
  });
});

describe('ganvil bench kernels', () => {
  const kernels = (only: string, ...more: string[]) =>
    ganvil(['bench', 'kernels', '--only', only, '--rounds', '7', '--seconds', '0.004', ...more]);

  test('measures builds beside each other and the ceiling, to the same bits', async () => {
    const files = ['--json', at('kernels.json'), '--html', at('kernels.html')];
    const result = await kernels('matMul 64x32x32|leakyRelu 64', '--builds', 'simd,scalar', ...files);
    expect(result, result.stderr).toMatchObject({ code: 0 });
    const { kind, builds, same, results } = JSON.parse(readFileSync(at('kernels.json'), 'utf8'));
    expect(same).toEqual({ hold: expect.any(Number), of: 2 });
    expect([kind, builds.map(({ name }: { name: string }) => name)]).toEqual(['kernels', ['simd', 'scalar']]);
    expect(results.map(({ kernel, unit }: Record<string, string>) => `${kernel} ${unit}`)).toEqual([
      'matMul GFLOP/s',
      'leakyRelu GB/s',
    ]);
    for (const { builds, same } of results) {
      expect(builds[0].digest).toBe(builds[1].digest);
      expect(builds[0].rounds).toHaveLength(7);
      expect(builds[0].share.median).toBeGreaterThan(builds[1].share.median / 100);
      expect([same.low < 2, same.high > 0.5]).toEqual([true, true]);
    }
    const said = `${same.hold} of 2 intervals contain 1`;
    expect(result.stdout).toContain(said);
    const html = readFileSync(at('kernels.html'), 'utf8');
    expect(html).toContain(said);
    expect(html).toMatch(/^<!doctype html>[\s\S]*<svg[\s\S]*64x32x32 NN[\s\S]*<table>/);
    expect(html).not.toMatch(/(src|href)=/);
  });

  test('the wide build gives the same bits, and says where nothing is won', async () => {
    const result = await kernels('matMul 64x32x32', '--builds', 'simd,wide', '--json', at('wide.json'));
    expect(result, result.stderr).toMatchObject({ code: 0 });
    const [{ builds }] = JSON.parse(readFileSync(at('wide.json'), 'utf8')).results;
    expect(builds[1].digest).toBe(builds[0].digest);
    const old = Number.parseInt(process.versions.node, 10) < 24;
    expect(/^wide: expected Node 24 or newer/m.test(result.stderr)).toBe(old);
  });

  test('JSON or HTML on stdout is alone there', async () => {
    const [json, html] = [
      await kernels('leakyRelu 64', '--json', '-'),
      await kernels('leakyRelu 64', '--html', '-'),
    ];
    expect(JSON.parse(json.stdout)).toMatchObject({ kind: 'kernels' });
    expect(html.stdout).toMatch(/^<!doctype html>[\s\S]*<\/html>\n?$/);
    for (const { stderr } of [json, html]) expect(stderr).toMatch(/^leakyRelu 64[\s\S]*^A\/A check/m);
  });

  test('every family runs, in a build from a file', async () => {
    const build = fileURLToPath(new URL('../../kernels-as/build/simd.wasm', import.meta.url));
    const sum = await kernels(
      '(conv2d.*|batchNorm.*) (28|1024)|adam 65536|random.* 6400|sum',
      '--builds',
      build,
    );
    expect(sum, sum.stderr).toMatchObject({ code: 0 });
  });

  test.each([
    [['--builds', 'nothing.wasm'], 66, 'path of a .wasm file, got "nothing.wasm"'],
    [['--builds', GANVIL], 78, '--builds: expected a build that Node'],
    [['--json', '-', '--html', '-'], 64, '--html: expected a file, since stdout is for --json, got "-".'],
    [['--only', 'matMull'], 64, '--only: expected a pattern that matches some of matMul, conv2d'],
  ])('%j is refused', async (more, code, message) => {
    const refused = await kernels('add', ...more);
    expect([refused.code, refused.stderr]).toEqual([code, expect.stringContaining(message)]);
  });
});

describe('ganvil bench compare', () => {
  const versions = { ganvil: '1', tfjs: '1' };
  const steps = (replay: number, wasm = 1) => ({
    kind: 'steps',
    machine: { cpu: 'x', cores: 1, platform: 'x', node: '1', versions },
    results: [
      {
        model: 'm',
        peers: [
          { peer: 'replay', rounds: [1, 1.01, 0.99, 1.02, 1, 0.98].map((t) => t * replay) },
          { peer: 'wasm', rounds: Array(6).fill(wasm) },
          { peer: 'cpu', reason: 'not run' },
        ],
      },
    ],
  });
  const compare = (a: unknown, b: unknown, ...more: string[]) => {
    const files = [a, b].map((file, i) => {
      writeFileSync(at(`${i}.json`), JSON.stringify(file));
      return at(`${i}.json`);
    });
    return ganvil(['bench', 'compare', ...files, ...more]);
  };

  test.each([
    ['the same', steps(1), steps(1), [], 0],
    ['faster', steps(1), steps(0.5), [], 0],
    ['slower', steps(1), steps(1.2), [], 1],
    ['slower, but not by much', steps(1), steps(1.2), ['--threshold', '0.3'], 0],
    ['a peer that is slower', steps(1), steps(1, 3), [], 0],
  ])('%s', async (_, a, b, more, code) => {
    const result = await compare(a, b, ...more);
    expect(result, result.stderr).toMatchObject({ code });
  });

  test('refuses what is no result', async () => {
    expect(await compare(steps(1), { kind: 'kernels' })).toMatchObject({ code: 65 });
    expect(await ganvil(['bench', 'compare', 'none.json'])).toMatchObject({ code: 66 });
  });
});
