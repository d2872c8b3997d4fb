// What a run of weeks needs: bounded files, room that is known before, signs of life, a log that may be rotated.
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { openDataset, resolveConfig } from '@ganvil/core';
import { describe, expect, test } from 'vitest';
import { openLogFile } from '../src/node/logFile.ts';
import { diskNeeds } from '../src/run/diskNeeds.ts';
import { isDiagnosisLogged, isLogged, stepsBetweenLines } from '../src/sinks/jsonl.ts';
import { isKept } from '../src/sinks/strideOf.ts';
import { spaceBetween, thinPictures } from '../src/sinks/thinPictures.ts';
import { contents, ganvil, TINY } from './ganvil.ts';
import { workplace } from './workplace.ts';

const { at, read } = workplace();

describe('logs', () => {
  test('hold every step for long, then fewer and fewer, evenly', () => {
    for (const logEvery of [1, 7])
      for (const [step, gap] of [
        [1, 1],
        [131_071, 1],
        [131_072, 2],
        [262_144, 4],
        [12_000_000, 128],
      ] as const) {
        const near = Array.from({ length: 300 }, (_, i) => (step + i) * logEvery).filter((one) =>
          isLogged(one, logEvery),
        );
        expect(near[1] - near[0]).toBe(gap * logEvery);
        expect(stepsBetweenLines(step * logEvery, logEvery)).toBe(gap * logEvery);
      }
    let lines = 0;
    for (let step = 1; step <= 3_000_000; step++) if (isLogged(step, 1)) lines++;
    expect(lines).toBeLessThan(131_072 + 5 * 65_536);
    expect([isLogged(5, 0), isLogged(5, 2)]).toEqual([false, false]);
    const diagnoses = Array.from({ length: 100_000 }, (_, i) => 50 * i).filter((step) =>
      isDiagnosisLogged(step, 50),
    );
    expect(diagnoses.length).toBeLessThan(8192 + 4 * 4096);
    expect([isDiagnosisLogged(8191 * 50, 50), isDiagnosisLogged(8193 * 50, 50)]).toEqual([true, false]);
    expect([isDiagnosisLogged(1_000_001, 50), isDiagnosisLogged(3, 0)]).toEqual([true, true]);
  });
});

describe('pictures', () => {
  test('are thinned to at most as many as asked for, evenly, and by the newest step alone', () => {
    const run = at('thinned');
    mkdirSync(join(run, 'samples'), { recursive: true });
    const path = (step: number) => join(run, 'samples', `${String(step).padStart(9, '0')}.png`);
    writeFileSync(join(run, 'samples', 'mine.txt'), '');
    for (let step = 0; step <= 100; step += 5) {
      writeFileSync(path(step), '');
      thinPictures(run, step, { keepSamples: 6, sampleEvery: 5 });
      const kept = readdirSync(join(run, 'samples'))
        .filter((name) => name.endsWith('.png'))
        .map(Number.parseFloat);
      const space = spaceBetween(step, 5, 6);
      const expected = Array.from({ length: Math.floor(step / space) + 1 }, (_, i) => i * space);
      expect(kept).toEqual(expected.at(-1) === step ? expected : [...expected, step]);
      expect(kept.length).toBeLessThanOrEqual(7);
    }
    expect(readdirSync(join(run, 'samples'))).toContain('mine.txt');
    expect(spaceBetween(1e9, 1, 0)).toBeGreaterThan(1e8); // never less than two
  });
});

describe('room on the disk', () => {
  test('is predicted with a factor of three, and refused where it cannot suffice', async () => {
    const run = at('room');
    const done = await ganvil([
      'train',
      ...TINY,
      '--steps',
      '1500',
      '--sample-every',
      '100',
      '--out',
      run,
      '--quiet',
      '--json',
    ]);
    expect(done, done.stderr).toMatchObject({ code: 0 });
    const { config } = JSON.parse(read('room', 'config.json'));
    const { dataset } = await openDataset(resolveConfig(config));
    const { checkpoints, logs } = diskNeeds(resolveConfig(config), dataset);
    const size = (pattern: RegExp) =>
      Object.keys(contents(run))
        .filter((name) => pattern.test(name))
        .reduce((sum, name) => sum + statSync(join(run, name)).size, 0);
    expect(size(/safetensors$/)).toBeLessThan(checkpoints);
    expect(size(/jsonl$|tfevents/) / logs).toBeGreaterThan(1 / 3);
    expect(size(/jsonl$|tfevents/) / logs).toBeLessThan(3);
    const large = [
      '--steps',
      '1e15',
      '--sample-every',
      '1',
      '--keep-samples',
      '0',
      '--out',
      at('large'),
      '--quiet',
    ];
    const refused = await ganvil(['train', ...TINY, ...large]);
    expect(refused).toMatchObject({ code: 74 });
    expect(refused.stderr).toMatch(
      /^ganvil: .*large: expected .* GiB of free space for 1000000000000000 steps \(checkpoints .*, got .* GiB; make room/,
    );
    expect(refused.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(readdirSync(at('.'))).not.toContain('large');
    const budgeted = await ganvil(['train', ...TINY, ...large, '--budget', '1s']);
    expect(budgeted.code).toBe(76);
  });

  test('of kept numbers is counted as they are kept', async () => {
    const { dataset } = await openDataset(resolveConfig({}, 'gauss1d'));
    for (const steps of [0, 1, 2047, 2048, 2049, 4096, 5000, 9001]) {
      const config = resolveConfig({ steps, sampleEvery: 0 }, 'gauss1d');
      let points = 0;
      for (let step = 1; step <= steps; step++) if (isKept(step, 1024)) points++;
      const reports = 2 * 1200;
      expect(diskNeeds(config, dataset).logs).toBe(steps * 320 + points * 400 + reports);
    }
  });
});

test('a log file takes plain lines, and goes on in a new file where it was moved', async () => {
  const warnings: string[] = [];
  const log = openLogFile(at('a.log'), (line) => warnings.push(line));
  log.write('one\n');
  renameSync(at('a.log'), at('a.log.1'));
  log.write('two\n');
  log.close();
  expect([read('a.log.1'), read('a.log'), warnings]).toEqual(['one\n', 'two\n', []]);
  const trained = await ganvil([
    'train',
    ...TINY,
    '--steps',
    '3',
    '--out',
    at('logged'),
    '--quiet',
    '--log',
    at('run.log'),
  ]);
  expect(trained, trained.stderr).toMatchObject({ code: 0, stderr: '' });
  expect(read('run.log')).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}gauss1d .*\n(.*\n)*.* step 3\/3 .*\n$/);
  const nowhere = await ganvil(['train', ...TINY, '--out', at('nowhere'), '--log', at('none/run.log')]);
  expect(nowhere).toMatchObject({ code: 74 });
});

test('systemd is told of the beginning, the state, signs of life and the end', async () => {
  const bin = at('bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'systemd-notify'), '#!/bin/sh\necho "$@" >> "$TOLD"\n');
  chmodSync(join(bin, 'systemd-notify'), 0o755);
  const env = {
    TOLD: at('told'),
    NOTIFY_SOCKET: at('socket'),
    WATCHDOG_USEC: '600000',
    PATH: `${bin}:${process.env.PATH}`,
  };
  const args = ['train', ...TINY, '--steps', '4000', '--quiet'];
  const { code } = await ganvil([...args, '--out', at('service')], { env });
  expect(code).toBe(0);
  const told = readFileSync(at('told'), 'utf8');
  expect(told).toMatch(/^--ready --pid=\d+$/m);
  expect(told).toMatch(/^--status=step \d+\/4000/m);
  expect(told).toMatch(/^WATCHDOG=1$/m);
  expect(told).toMatch(/^STOPPING=1$/m);
  const missing = await ganvil([...args, '--steps', '40', '--out', at('untold')], {
    env: { ...env, PATH: '/nowhere' },
  });
  expect(missing.stderr).toMatch(/^ganvil: warning: systemd is not told how the service does: .*ENOENT\n$/);
  expect(missing.code).toBe(0);
});
