// Random cases of every operation, compared with tfjs' cpu backend and central differences, for a given time. A fault is printed
// with its seed; added to the list of cases (kernels-as/test/cases), it becomes a regression test.
//
//   node tools/run.mjs kernelFuzz [--minutes 60] [--seed 1000] [--grep REGEX]
import '@tensorflow/tfjs-backend-cpu';
import { parseArgs } from 'node:util';
import { configure } from '@ganvil/kernels-as';
import { families } from '../../packages/kernels-as/test/fuzz/families/index.ts';
import { caseOf, faultOf } from '../../packages/kernels-as/test/fuzz/fault.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1000' },
    grep: { type: 'string', default: '' },
  },
});
const end = performance.now() + Number(values.minutes) * 60_000;
const wanted = families.filter(({ name }) => new RegExp(values.grep).test(name));

configure({ fallback: 'wasm' });
let [cases, faults] = [0, 0];
for (let seed = Number(values.seed); performance.now() < end; seed++) {
  for (const family of wanted) {
    const row = caseOf(family, seed);
    const fault = await faultOf(row);
    cases++;
    if (!fault) continue;
    faults++;
    const shapes = row.inputs.map(({ shape }) => `[${shape}]`).join(' ');
    console.log(`${family.name}, seed ${seed}: ${shapes} ${row.name}: ${fault}`);
  }
}
console.log(`${cases} cases, ${faults} faults`);
process.exitCode = faults > 0 ? 1 : 0;
