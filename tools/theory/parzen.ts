// Where Parzen windows break down: perfect samples of a normal distribution of more and more numbers, whose likelihood is known.
//
//   pnpm build && node tools/run.mjs parzen [--count 2000]
//
// For each number of dimensions: the mean log likelihood by `parzenLogLikelihood` of as many other samples, what it truly is, and what the
// centre alone gets in place of the samples: all equal to the mean, which no one would call good.
import { parseArgs } from 'node:util';
import { assess, datasets, resolveConfig, type Samples, startBackend } from '@ganvil/core';
import { loadRandom } from '@ganvil/kernels-as';

const { values } = parseArgs({ options: { count: { type: 'string', default: '2000' } } });
const count = Number(values.count);
const random = (await loadRandom())(1);
await startBackend(resolveConfig({}, 'ring8'));
const training = datasets.ring8.open(random); // Parzen windows do not look at it

console.log('dimensions  perfect samples  sigma  the mean alone  truth (nat)');
for (const size of [1, 2, 4, 8, 16, 32, 64, 128, 256, 784]) {
  const draw = (step: number): Samples => ({
    shape: [size],
    count,
    data: random.normal(1000, step, count * size),
  });
  const real = draw(1);
  const measured = async (fake: Samples): Promise<Record<string, number>> => {
    const options = { names: ['parzenLogLikelihood' as const], space: 'pixels' as const, training, random };
    const { rows } = await assess({ real, fake }, options);
    return Object.fromEntries(rows.map(({ metric, value }) => [metric, value]));
  };
  const perfect = await measured(draw(2));
  const mean = await measured({ ...real, data: new Float32Array(real.data.length) });
  const numbers = [
    perfect['parzenLogLikelihood/nats'],
    perfect['parzenLogLikelihood/sigma'],
    mean['parzenLogLikelihood/nats'],
    (-size / 2) * (1 + Math.log(2 * Math.PI)),
  ];
  console.log(`${size}  ${numbers.map((value) => value.toFixed(2)).join('  ')}`);
}
