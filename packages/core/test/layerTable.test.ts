// The tables of layers that `ganvil train --shapes` prints.
import { beforeAll, expect, it } from 'vitest';
import {
  architectures,
  type ConfigInput,
  games,
  layers,
  layerTable,
  openDataset,
  openRun,
  startBackend,
} from '../src/index.ts';
import { tiny, tinyImages } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

const configs: ConfigInput[] = [
  ...Object.keys(architectures).map((architecture) => ({ architecture })),
  ...Object.keys(games).map((game) => ({ game })),
  { pack: 2, mirror: true, normD: 'weight', normG: 'spectral', upsample: 'pixelShuffle' },
  { conditional: true, conditioning: 'everyLayer', batchFeatures: 'discrimination', noiseD: 0.1 },
];

it.each(configs)('add up to the weights of a run, and end in its shapes: %j', async (changes) => {
  const config = tinyImages(changes);
  const { dataset } = await openDataset(config);
  const run = await openRun(config, dataset);
  const networks = layerTable(config, { ...dataset, sampleShape: dataset.shape });
  for (const player of Object.keys(run.parameters)) {
    const own = networks.filter((network) => network.player === player);
    expect(own.reduce((sum, { weights }) => sum + weights, 0)).toBe(run.parameters[player]);
  }
  for (const { network, layers: rows, weights, products } of networks) {
    const outer = rows.filter(({ depth }) => depth === 0);
    expect(outer.reduce((sum, row) => sum + row.weights, 0)).toBe(weights);
    for (const { kind } of rows) expect(kind).not.toBe('');
    // That of the game autoregressive gives a distribution for each number.
    if (network === 'G' && config.game !== 'autoregressive')
      expect(outer.at(-1)?.shape).toEqual(dataset.shape);
    const work = outer.reduce((sum, row) => sum + row.products, 0);
    expect(work).toBeCloseTo(products * (network === 'D' ? config.pack : 1), 3);
  }
  run.dispose();
});

it('shows what is inside of a layer after it, which adds up to it', () => {
  const config = tinyImages({ architecture: 'light', activationG: 'glu' });
  const [G] = layerTable(config, { sampleShape: [64, 64, 3], classes: 0 });
  const at = G.layers.findIndex(({ kind }) => kind === 'stages with gates');
  const inner = G.layers.slice(at + 1).filter(({ depth }) => depth === 1);
  expect(inner.filter(({ kind }) => kind === 'sigmoid').length).toBe(2); // gates of 16 and 32 pixels
  expect(inner.reduce((sum, { weights }) => sum + weights, 0)).toBe(G.layers[at].weights);
});

it('of kinds of layers has a help text each, with the name of its function', () => {
  for (const [name, { of, help }] of Object.entries(layers)) {
    expect(of.name).toBe(name);
    expect(help.length).toBeGreaterThan(10);
  }
});
