// Steps a second in pages and in Node, alternated, by the built command and the built package.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inPages } from './inPages.ts';

declare const ganvil: typeof import('../src/index.ts');

const COMMAND = new URL('../../cli/dist/ganvil.js', import.meta.url).pathname;
const ROUNDS = 3;
const QUIET = { sampleEvery: 0, evaluateEvery: 0, checkpointEvery: 0, evaluateCount: 2, sampleCount: 1 };
const MODELS = {
  gauss1d: { preset: 'gauss1d', steps: 20_000 },
  ring8: { preset: 'ring8', steps: 1500 },
  digits: { preset: 'digits', steps: 40 },
};

const flags = (settings: object) =>
  Object.entries(settings).flatMap(([key, value]) => [
    `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    `${value}`,
  ]);

function inNode({ preset, ...settings }: { preset: string; steps: number }, threads: number): number {
  const out = mkdtempSync(join(tmpdir(), 'ganvil-speed-'));
  const given = flags({ ...settings, ...QUIET, threads });
  const line = [COMMAND, 'train', preset, ...given, '--out', join(out, 'run'), '--json', '--quiet'];
  const { stepsPerSecond } = JSON.parse(execFileSync(process.execPath, line, { encoding: 'utf8' }));
  rmSync(out, { recursive: true });
  return stepsPerSecond;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

inPages('speed', ['alone', 'isolated'], (bench, kind) => {
  test.skipIf(!existsSync(COMMAND)).each(Object.entries(MODELS))(
    '%s is as fast as in Node',
    async (name, model) => {
      const threads = kind === 'isolated' ? 2 : 1;
      const node: number[] = [];
      const page: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        node.push(inNode(model, threads));
        const speed = await bench.page.evaluate(
          async ({ settings, threads }) => {
            const session = await ganvil.createSession(settings, { threads });
            const begin = 0.1 * settings.steps;
            let [from, at] = [0, 0];
            session.on('step', ({ step }) => {
              if (step >= begin && from === 0) [from, at] = [step, performance.now()];
            });
            const ended = new Promise<number>((resolve) =>
              session.on('step', ({ step }) => {
                if (step === settings.steps) resolve((1000 * (step - from)) / (performance.now() - at));
              }),
            );
            session.play();
            const speed = await ended;
            session.dispose();
            return speed;
          },
          { settings: { ...model, ...QUIET }, threads },
        );
        page.push(speed);
      }
      const ratio = median(page) / median(node);
      const shown = [median(page), median(node)].map((speed) => speed.toFixed(1));
      console.log(
        `${name}, ${threads} thread(s): page ${shown[0]}, Node ${shown[1]} steps/s, ratio ${ratio.toFixed(2)}`,
      );
      expect(ratio).toBeGreaterThan(0.85);
    },
  );
});
