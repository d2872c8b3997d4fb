// Random cases of every operation, beside tfjs' cpu backend and central differences. What fails is a row for the one
// list of cases: `node tools/run.mjs kernelFuzz` searches for an hour.
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { configure } from '../src/index.ts';
import { families } from './fuzz/families/index.ts';
import { caseOf, faultOf } from './fuzz/fault.ts';

const ROUNDS = 250;

beforeAll(() => configure({ fallback: 'wasm' }));

describe.each(families.map((family) => [family.name, family] as const))('%s', (_, family) => {
  it('agrees with the reference in random cases', async () => {
    const faults: string[] = [];
    for (let seed = 0; seed < ROUNDS; seed++) {
      const row = caseOf(family, seed);
      const fault = await faultOf(row);
      const shapes = row.inputs.map(({ shape }) => `[${shape}]`).join(' ');
      if (fault) faults.push(`seed ${seed}: ${shapes} ${row.name}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });
});
