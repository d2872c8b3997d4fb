import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ganvil, TINY } from './ganvil.ts';
import { digestOf, trainReference, workplace } from './workplace.ts';

const { at, read, train } = workplace();
const reference = trainReference(train);

describe('a run directory', () => {
  test('holds what it promises', () => {
    expect(readdirSync(at('reference')).sort()).toEqual([
      'checkpoints',
      'config.json',
      'digest.txt',
      'events.jsonl',
      expect.stringMatching(/^events\.out\.tfevents\.\d+\./),
      'samples',
    ]);
    expect(readdirSync(at('reference/checkpoints')).sort()).toEqual([
      '000000090.safetensors',
      '000000100.safetensors',
      'checkpoints.json',
    ]);
    const pictures = ['000000000', '000000020', '000000040', '000000060', '000000080', '000000100'].map(
      (step) => `${step}.png`,
    );
    expect(readdirSync(at('reference/samples')).sort()).toEqual(pictures);
    const { config, versions, preset, dataset } = JSON.parse(read('reference', 'config.json'));
    expect(config).toMatchObject({ data: 'gauss1d', width: 8, steps: 100, numerics: 'strict' });
    expect(versions).toMatchObject({
      ganvil: expect.any(String),
      kernels: expect.any(String),
      tfjs: '4.22.0',
    });
    expect(preset).toBe('gauss1d');
    expect(dataset.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test('ends in one JSON object on stdout', () => {
    const result = JSON.parse(reference().stdout);
    expect(result).toMatchObject({ run: at('reference'), steps: 100, reason: 'finished' });
    expect(result.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(result.stepsPerSecond).toBeGreaterThan(0);
    expect(result.metrics).toHaveProperty('meanError');
    expect(read('reference', 'digest.txt')).toBe(`${result.digest}\n`);
  });

  test('logs every event on a line of its own', () => {
    const events = read('reference', 'events.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.filter((event) => event.type === 'step').map((event) => event.step)).toEqual(
      Array.from({ length: 100 }, (_, i) => i + 1),
    );
    expect(events.filter((event) => event.type === 'evaluation')).toHaveLength(3);
    expect(events.at(-1)).toMatchObject({ type: 'end', step: 100, reason: 'finished' });
  });

  test('shows its progress without escape codes where there is no terminal', () => {
    expect(reference().stderr).toContain('step 100/100');
    expect(reference().stderr + reference().stdout).not.toContain('\x1b');
  });

  test('is what the other commands read', async () => {
    expect((await ganvil(['digest', at('reference')])).stdout).toBe(`${digestOf(reference())}\n`);
    const measured = await ganvil(['evaluate', at('reference'), '--json']);
    expect(JSON.parse(measured.stdout).metrics).toMatchObject(JSON.parse(reference().stdout).metrics);
    const one = await ganvil([
      'sample',
      at('reference'),
      '--seeds',
      '0-3,9',
      '--out',
      at('one.png'),
      '--json',
    ]);
    expect(JSON.parse(one.stdout)).toMatchObject({ picture: at('one.png'), count: 5 });
    await ganvil([
      'sample',
      at('reference/checkpoints/000000100.safetensors'),
      '--seeds',
      '0-3,9',
      '--out',
      at('two.png'),
    ]);
    expect(read('one.png')).toBe(read('two.png'));
  });

  test('gets the next number in runs/ without --out', async () => {
    const cwd = at('numbered');
    mkdirSync(join(cwd, 'runs', '00006-old'), { recursive: true });
    const result = await ganvil(['train', ...TINY, '--steps', '1', '--json', '--quiet'], { cwd });
    expect(JSON.parse(result.stdout).run).toBe('runs/00007-gauss1d');
    expect(result.stderr).toBe('');
  });

  test('prints the layers of its networks and makes nothing with --shapes', async () => {
    const asked = ['--shapes', '--architecture', 'dcgan', '--data', 'digits'];
    const { stdout: text, code } = await ganvil(['train', ...TINY, '--out', at('shapes'), ...asked]);
    expect(code).toBe(0);
    expect(text).toMatch(/^G, for one sample:\n.*\n.*\n {2}fc +dense +\d+ +[\d,]+ +[\d,]+\n/);
    expect(text).toMatch(
      /\nD, for one sample:\n[\s\S]* {2}down1 +convolution 4x4, stride 2x2 +14x14x8 +136 +25,088\n/,
    );
    const { stdout } = await train('shapes', ...asked); // as JSON
    const { networks, step } = JSON.parse(stdout);
    expect(networks.map(({ player }: { player: string }) => player)).toEqual(['G', 'D']);
    expect(step.products).toBeGreaterThan(1e6);
    expect(existsSync(at('shapes'))).toBe(false);
  });

  test('prints the resolved configuration and makes nothing with --dry-run', async () => {
    const { stdout, code } = await train('dry', '--dry-run', '--set', 'batchSize=16', '--set', 'width=9');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ data: 'gauss1d', batchSize: 8, width: 8, depth: 1 });
    writeFileSync(at('my.json'), stdout);
    const again = await ganvil(['train', at('my.json'), '--dry-run', '--set', 'width=9', '--seed', '7']);
    expect(JSON.parse(again.stdout)).toEqual({ ...JSON.parse(stdout), width: 9, seed: 7 });
    expect(existsSync(at('dry'))).toBe(false);
  });
});
