// `ganvil figure` and `ganvil lesson` as PNG: the text, the same file again, and what is refused.
import { readFileSync } from 'node:fs';
import { decodePng } from '@ganvil/core';
import { beforeAll, expect, test } from 'vitest';
import { ganvil } from './ganvil.ts';
import { workplace } from './workplace.ts';

const { at, train } = workplace();
const picture = (file: string) => decodePng(new Uint8Array(readFileSync(at(file))), file);

beforeAll(async () => {
  const made = await train('run', '--steps', '30', '--checkpoint-every', '10');
  expect(made, made.stderr).toMatchObject({ code: 0 });
});

test('a figure is a PNG by its ending, says what made it, and is made again', async () => {
  const out = ['--out', at('figure.png'), '--scale', '3', '--json'];
  const made = await ganvil(['figure', at('run'), '--panel', 'ad', '--step', '20', ...out]);
  expect(JSON.parse(made.stdout)).toMatchObject({ figure: 'panels', file: at('figure.png'), step: 20 });
  expect(picture('figure.png')).toMatchObject({ width: 1380, height: 900, channels: 3 });
  const said = JSON.parse((await ganvil(['digest', at('figure.png'), '--json'])).stdout);
  const command = 'figure run --step 20 --name panels --panel ad --format png --scale 3'.split(' ');
  expect(said).toMatchObject({ run: 'run', step: 20, kind: 'figure panels', config: { seed: 0 }, command });
  expect(said.digest).toMatch(/^[0-9a-f]{64}$/);
  const again = await ganvil(['again', at('figure.png'), at('run'), '--out', at('again.png')]);
  expect(again.stderr).toContain('the same file, byte by byte');
});

test('a figure of a preset has no digest; a lesson has that of its steps so far', async () => {
  const networks = await ganvil(['figure', 'ring8', '--format', 'png', '--out', at('networks.png')]);
  expect(networks).toMatchObject({ code: 0 });
  expect((await ganvil(['digest', at('networks.png')])).stdout).toMatch(
    /^unknown\nkind figure architecture\nrun ring8\n/,
  );
  const out = ['--out', at('lesson'), '--format', 'png', '--scale', '1', '--json'];
  const { steps, digest } = JSON.parse((await ganvil(['lesson', 'bilinear-game', ...out])).stdout);
  expect(steps.map(({ files }: { files: string[] }) => files)).toEqual([
    [at('lesson/1-plain.png')],
    [at('lesson/2-cures.png')],
  ]);
  const said = JSON.parse((await ganvil(['digest', at('lesson/2-cures.png'), '--json'])).stdout);
  expect(said).toMatchObject({
    digest,
    run: 'lessons/bilinear-game',
    step: 2,
    config: { seed: 0, share: 1 },
  });
});

test.each([
  [['--format', 'gif'], /^--format: expected one of svg, png, got "gif"/],
  [['--out', 'x.gif'], /^--out: expected the extension \.svg or \.png, got x\.gif\./],
  [['--out', 'x.svg', '--format', 'png'], /^--out: expected the extension \.png of --format, got x\.svg\./],
  [['--scale', '4'], /^--scale: expected a PNG for it, got SVG/],
  [['--format', 'png', '--scale', '9'], /^--scale: expected an integer from 1 to 8, got "9"\./],
])('refuses %j', async (words, message) => {
  const { code, stderr } = await ganvil(['figure', at('run'), ...words]);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr.replace(/^ganvil: /, '')).toMatch(message);
  expect(code).toBe(64);
});
