// `accuracy/D` counts by the output at which the loss has D undecided; where there is none, it is left out.
import { beforeAll, expect, it } from 'vitest';
import { startBackend } from '../src/index.ts';
import { losses } from '../src/losses/index.ts';
import type { Loss } from '../src/losses/types.ts';
import { eventsOf, tiny } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

const all: [string, Loss][] = Object.entries(losses);

it.each(all)('%s', async (loss, { undecided }) => {
  // One sample to a batch: the means of the outputs are the outputs.
  const events = await eventsOf(tiny({ loss, batchSize: 1, steps: 40, learningRateD: 0.02 }));
  const steps = events.filter((event) => event.type === 'step').map(({ scalars }) => scalars);
  expect(steps).toHaveLength(40);
  for (const scalars of steps) {
    const right = [scalars['logits/real'] > undecided!, scalars['logits/fake'] < undecided!];
    const share = right.filter(Boolean).length / 2;
    expect(scalars['accuracy/D']).toBe(undecided === undefined ? undefined : share);
  }
});
