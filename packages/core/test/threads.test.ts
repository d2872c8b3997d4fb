// Results do not depend on the number of threads.
import { configure } from '@ganvil/kernels-as';
import { afterAll, expect, it } from 'vitest';
import { spawnThread } from '../../cli/src/engine/spawnThread.ts';
import { type ConfigInput, startBackend } from '../src/index.ts';
import { endOf, eventsOf, tiny, tinyImages } from './tiny.ts';

configure({ spawn: spawnThread });
afterAll(() => startBackend(tiny()));

// Large enough for several threads to take part.
const mlp: ConfigInput = { width: 128, batchSize: 256 };
const dcgan: ConfigInput = { width: 16, batchSize: 16, normD: 'batch', steps: 2 };

it.each([
  ['mlp', mlp, tiny],
  ['dcgan with batch norm', dcgan, tinyImages],
] as const)('%s: 1, 2 and 3 threads, eager and replayed', async (_, changes, make) => {
  const digests = new Set<string>();
  for (const execution of ['eager', 'replay']) {
    for (const threads of [1, 2, 3]) {
      const config = make({ ...changes, execution, threads });
      await startBackend(config);
      digests.add(endOf(await eventsOf(config)).digest);
    }
  }
  expect([...digests]).toHaveLength(1);
});
