import { beforeAll, describe, expect, it } from 'vitest';
import { type Config, type ConfigInput, startBackend } from '../src/index.ts';
import { eventsOf, tiny, tinyImages } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

/** Scalars of every step, those of a penalty aside. */
async function scalarsOf(config: Config): Promise<[string, number][]> {
  const steps = (await eventsOf(config)).filter((event) => event.type === 'step');
  return steps
    .flatMap(({ step, scalars }) =>
      Object.entries(scalars).map(([name, value]): [string, number] => [`${name} ${step}`, value]),
    )
    .filter(([name]) => !name.startsWith('penalty'));
}

/** The largest difference between the scalars of two configs, of the larger of 1 and what they are. */
async function differenceOf(one: Config, other: Config): Promise<number> {
  const [a, b] = [await scalarsOf(one), new Map(await scalarsOf(other))];
  expect(a.length).toBe(b.size);
  return Math.max(...a.map(([name, x]) => Math.abs(x - b.get(name)!) / Math.max(1, Math.abs(x))));
}

const told: ConfigInput = { data: 'digits', conditional: true };
/** A penalty has real samples and fakes judged apart; of weight 0, it changes nothing else. */
const apart: ConfigInput = { penalty: 'r1', penaltyWeight: 0 };

describe.each([
  ['mlp', tiny({ optimizer: 'sgd' })],
  ['mlp that is told the class', tiny({ optimizer: 'sgd', ...told })],
  ['dcgan', tinyImages({ optimizer: 'sgd' })],
  ['dcgan that is told the class', tinyImages({ optimizer: 'sgd', ...told })],
])('%s', (_, config) => {
  it('trains as it would with real samples and fakes apart, but for rounding', async () => {
    expect(await differenceOf(config, { ...config, ...apart } as Config)).toBeLessThan(1e-5);
  });

  it('joins them under batch norm only where asked to', async () => {
    const normed: Config = { ...config, normD: 'batch' };
    expect(await differenceOf(normed, { ...normed, ...apart } as Config)).toBeLessThan(1e-5);
    expect(await differenceOf(normed, { ...normed, batches: 'joined' })).toBeGreaterThan(1e-3);
  });
});
