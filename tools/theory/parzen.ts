// Where Parzen windows break down: perfect samples of a normal distribution of more and more numbers, whose likelihood is known.
//
//   pnpm build && node tools/run.mjs parzen [--count 2000] [--figure docs/parzen.svg]
//
// For each number of dimensions: the mean log likelihood by `parzenLogLikelihood` of as many other samples, of a tenth of them ten times each (a
// generator that has memorised few), and of the centre alone in place of the samples, which no one would call good; and what it truly is.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { assess, datasets, resolveConfig, type Samples, startBackend } from '@ganvil/core';
import { loadRandom } from '@ganvil/kernels-as';
import { type Curve, chart } from '../../packages/core/src/figures/chart.ts';
import { INK, svg } from '../../packages/core/src/figures/svg.ts';

const { values } = parseArgs({
  options: { count: { type: 'string', default: '2000' }, figure: { type: 'string' } },
});
const count = Number(values.count);
const random = (await loadRandom())(1);
await startBackend(resolveConfig({}, 'ring8'));
const training = datasets.ring8.open(random); // Parzen windows do not look at it

const normal = (size: number, step: number): Samples => ({
  shape: [size],
  count,
  data: random.normal(1000, step, count * size),
});

/** Mean log likelihood in nats of real samples by windows about others. */
async function nats(real: Samples, fake: Samples): Promise<number> {
  const options = { names: ['parzenLogLikelihood' as const], space: 'pixels' as const, training, random };
  const { rows } = await assess({ real, fake }, options);
  return rows.find(({ metric }) => metric === 'parzenLogLikelihood/nats')!.value;
}

/** By dimensions: perfect samples, few memorised ones, the mean alone, the truth. */
async function rowOf(size: number): Promise<number[]> {
  const real = normal(size, 1);
  const perfect = normal(size, 2);
  const few = (count / 10) * size;
  const memorised = perfect.data.map((_, i) => perfect.data[i % few]);
  const mean = new Float32Array(real.data.length);
  const found = [];
  for (const data of [perfect.data, memorised, mean]) found.push(await nats(real, { ...real, data }));
  return [...found, (-size / 2) * (1 + Math.log(2 * Math.PI))];
}

const SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
const rows: number[][] = [];
console.log('dimensions  perfect samples  a tenth, ten times each  the mean alone  truth (nat)');
for (const size of SIZES) {
  rows.push(await rowOf(size));
  console.log(`${size}  ${rows[rows.length - 1].map((value) => value.toFixed(2)).join('  ')}`);
}

/** Nats per dimension over the logarithm of the dimensions. */
const drawn = (): string => {
  const looks = [
    { label: 'perfect', colour: INK.g },
    { label: 'memorised', colour: '#b45309' },
    { label: 'the mean', colour: '#be123c' },
    { label: 'truth', colour: INK.text, dash: '4 3' },
  ];
  const curves = looks.map((look, k): Curve => ({ ...look, y: rows.map((row, i) => row[k] / SIZES[i]) }));
  const title = 'log likelihood per dimension, nat, by log2 of the dimensions';
  const figure = chart({ title, x: SIZES.map((_, i) => i), unit: 'log2', curves }, 0, 640, 320);
  return svg(640, 320, 'Parzen windows of samples of a normal distribution', figure);
};
if (values.figure !== undefined) writeFileSync(values.figure, drawn());
