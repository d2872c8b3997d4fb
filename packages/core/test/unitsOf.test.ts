// Units of small networks: the last layer gives what the network gives.
import { expect, test } from 'vitest';
import { openDataset, openRun, resolveConfig, startBackend } from '../src/index.ts';

const SMALL = {
  width: 6,
  depth: 2,
  batchSize: 8,
  evaluateCount: 16,
  sampleCount: 4,
  sampleEvery: 0,
  threads: 1,
};

async function open(preset: string, changes: Record<string, unknown> = {}) {
  const config = resolveConfig({ ...SMALL, ...changes }, preset);
  await startBackend(config);
  return openRun(config, (await openDataset(config)).dataset);
}

test.each([{}, { normG: 'batch', activationD: 'maxout' }, { normD: 'spectral', pack: 1 }])(
  'units of D and G under %o',
  async (changes) => {
    const run = await open('ring8', changes);
    run.update('all');
    const points = Float32Array.of(0, 0, 1, 0.5, -2, 1.5);
    const ofD = run.units('D', points, 4);
    const { logits } = await run.discriminate({ shape: [2], count: 3, data: points });
    expect(ofD.at(-1)!.outputs).toEqual(logits);
    const ofG = run.units('G', points, 4, 'averaged');
    expect(ofG.at(-1)!.outputs).toEqual((await run.sample(points)).data);
    for (const layers of [ofD, ofG]) {
      expect(layers.map(({ shown }) => shown)).toEqual([4, 4, layers === ofD ? 1 : 2]);
      expect(layers.map(({ units }) => units)).toEqual([6, 6, layers === ofD ? 1 : 2]);
      const before = [2, 4, 4];
      for (const [i, { weights, shown }] of layers.entries())
        if (weights) expect(weights.length).toBe(before[i] * shown);
    }
    run.dispose();
  },
);

test('none of networks that are not fully connected, read classes, or that there are not', async () => {
  const images = await open('digits', { width: 4 });
  expect(images.units('D', new Float32Array(28 * 28), 4)).toEqual([]);
  images.dispose();
  const classes = await open('ring8', { conditional: true });
  expect([
    classes.units('D', Float32Array.of(0, 0), 4),
    classes.units('X', Float32Array.of(0, 0), 4),
  ]).toEqual([[], []]);
  classes.dispose();
});
