// Nothing depends on the name of an entry: under a second name, every entry of every table trains to the same state.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Latent } from '../src/latents/types.ts';

/** Setting -> its table. Second names are added before the settings are made from the tables. */
const tables: Record<string, Record<string, unknown>> = {
  loss: (await import('../src/losses/index.ts')).losses,
  penalty: (await import('../src/penalties/index.ts')).penalties,
  optimizer: (await import('../src/optimizers/index.ts')).optimizers,
  architecture: (await import('../src/architectures/index.ts')).architectures,
  normD: (await import('../src/norms/index.ts')).norms,
  augment: (await import('../src/augmentations/index.ts')).augmentations,
  batchFeatures: (await import('../src/batchFeatures/index.ts')).batchFeatures,
  learningRateSchedule: (await import('../src/schedules/index.ts')).schedules,
  game: (await import('../src/games/index.ts')).games,
  latent: (await import('../src/latents/index.ts')).latents,
  upsample: (await import('../src/upsamplings/index.ts')).upsamplings,
  conditioning: (await import('../src/conditionings/index.ts')).conditionings,
  activationD: (await import('../src/nn/activation.ts')).activations,
  initializer: (await import('../src/nn/initializers.ts')).initializers,
  discriminatorUntil: (await import('../src/stops/index.ts')).stops,
};
/** What entries have no effect without, by setting. */
const beside: Record<string, Record<string, unknown>> = {
  conditioning: { conditional: true, normG: 'batch' },
  discriminatorUntil: { discriminatorSteps: 25 },
};
const secondName = (name: string): string => `second${name[0].toUpperCase()}${name.slice(1)}`;
const entries = Object.entries(tables).flatMap(([setting, table]) =>
  Object.keys(table).map((name) => [setting, name] as const),
);
for (const [setting, name] of entries) tables[setting][secondName(name)] = tables[setting][name];

const { decodeCheckpoint, startBackend } = await import('../src/index.ts');
const { bytesOf, eventsOf, needsOf, tiny, tinyImages } = await import('./tiny.ts');

beforeAll(() => startBackend(tiny()));

/** Everything that a run ends with, by the first name: the names of tensors contain that of the optimizer. */
async function stateOf(setting: string, name: string, chosen: string): Promise<Map<string, unknown>> {
  const only = setting === 'latent' ? (tables.latent[name] as Latent).latentDim : undefined;
  const needs = setting === 'game' ? needsOf(name, true) : only ? { latentDim: only } : {};
  const changes = { [setting]: chosen, data: 'digits', ...needs, ...beside[setting] };
  const images = name === 'dcgan' || setting === 'upsample';
  const events = await eventsOf(images ? tinyImages(changes) : tiny(changes));
  const { tensors } = decodeCheckpoint(bytesOf(events));
  return new Map([...tensors].map(([key, tensor]) => [key.replace(chosen, name), tensor]));
}

describe.each(Object.keys(tables))('%s', (setting) => {
  const names = entries.flatMap(([table, name]) => (table === setting ? [name] : []));

  test.each(names)('%s', async (name) => {
    const [first, second] = [
      await stateOf(setting, name, name),
      await stateOf(setting, name, secondName(name)),
    ];
    expect(first.size).toBeGreaterThan(4);
    expect(second).toEqual(first);
  });
});
