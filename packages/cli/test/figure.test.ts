// `ganvil figure`: figures of runs and of settings, and what is refused.
import { drawFigure, figureContext, figures, openDataset, resolveConfig } from '@ganvil/core';
import { beforeAll, expect, test } from 'vitest';
import { ganvil } from './ganvil.ts';
import { workplace } from './workplace.ts';

const { at, read, train } = workplace();
const figure = (...args: string[]) => ganvil(['figure', ...args]);

beforeAll(async () => {
  const made = await train('run', '--steps', '30', '--checkpoint-every', '10');
  expect(made, made.stderr).toMatchObject({ code: 0 });
});

test('draws the figure that suits, into the run, the same one each time', async () => {
  const [drawn, again] = [await figure(at('run'), '--json'), await figure(at('run'), '--out', '-')];
  expect(JSON.parse(drawn.stdout)).toEqual({
    source: at('run'),
    step: 30,
    figure: 'panels',
    file: at('run/panels.svg'),
  });
  expect(again.stdout).toBe(read('run', 'panels.svg'));
  expect(again.stdout).toMatch(/^<svg [^>]*width="920".*\(a\) {2}step 2<.*\(d\) {2}step 30</s);
});

test('draws some panels, of an older step, and the losses of all steps', async () => {
  const some = await figure(at('run'), '--panel', 'ad', '--from', '5', '--step', '20', '--out', '-');
  expect(some.stdout).toMatch(/width="460".*\(a\) {2}step 5<.*\(d\) {2}step 20</s);
  const losses = await figure(at('run'), '--name', 'losses', '--out', at('new/losses.svg'));
  expect(losses).toMatchObject({ code: 0, stdout: `${at('new/losses.svg')}\n` });
  expect(read('new', 'losses.svg').match(/−log 4/g)).toHaveLength(1);
});

test('draws the networks of a preset and of a file of settings', async () => {
  const [preset, file] = await Promise.all([
    figure('mnist-dcgan', '--out', '-'),
    figure(at('run/config.json'), '--name', 'architecture', '--out', '-'),
  ]);
  const config = resolveConfig({ data: 'digits' }, 'mnist-dcgan');
  const { dataset } = await openDataset(config);
  expect(preset.stdout).toBe((await drawFigure(await figureContext(config, dataset), 'architecture')).svg);
  expect(file.stdout).toContain('8, 16 weights');
});

test.each([
  [['nowhere'], 66, /^nowhere: /],
  [[], 64, /^arguments: expected a run directory/],
  [['RUN', '--name', 'plane'], 78, /^figure plane: expected a run on points in the plane, .*suit: panels, /],
  [['RUN', '--name', 'panel'], 78, /^figure: expected one of .*did you mean panels/],
  [['RUN', '--panel', 'x'], 78, /^panels: expected letters from a to d/],
  [['RUN', '--from', 'x'], 64, /^--from: expected /],
  [['RUN', '--name', 'losses', '--from', '3'], 78, /^figure losses: expected no step to begin from, got 3/],
  [['ring8', '--name', 'losses'], 78, /^figure losses: expected a run, not a config alone/],
  [['ring8', '--step', '3'], 64, /^--step: expected a run directory/],
])('refuses %j', async (args, code, message) => {
  const said = await figure(...args.map((word) => (word === 'RUN' ? at('run') : word)), '--out', at('x.svg'));
  expect(said.stderr.trim().split('\n')).toHaveLength(1);
  expect(said.stderr.replace(/^ganvil: /, '')).toMatch(message);
  expect(said.code).toBe(code);
});

test('its help names every figure', async () => {
  const { stdout } = await figure('--help');
  for (const name of Object.keys(figures)) expect(stdout).toContain(name);
});
