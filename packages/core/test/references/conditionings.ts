import type { ConditioningName } from '../../src/conditionings/index.ts';
import type { Network } from './architectures.ts';
import { affine, beside, dense, each, type Grid, standardised } from './layers.ts';

/** An mlp with a hidden layer of tanh in G and in D, from its input, its weights by name and one-hot classes, in plain float64. */
type Conditional = (x: Grid, weights: Parameters<Network>[1], classes: Grid) => Grid;

const fc = (x: Grid, w: Record<string, Grid>, name: string): Grid =>
  dense(x, w[`${name}/weight`], w[`${name}/bias`]);
const tanh = (x: Grid): Grid => each(x, Math.tanh);
/** Batch normalisation over rows, with scales for all classes. */
const batch = (x: Grid, w: Record<string, Grid>, classes?: Grid): Grid =>
  affine(
    standardised(x, (_, channel) => channel),
    w['norm1/scale'],
    w['norm1/offset'],
    classes,
  );

const besideLatents: Conditional = (z, w, classes) =>
  fc(tanh(batch(fc(beside(z, classes), w, 'fc1'), w)), w, 'out');

const projected: Conditional = (x, w, classes) => {
  const h = tanh(fc(x, w, 'fc1'));
  const rows = w['out/classes'];
  const [count, features] = rows.shape;
  const plain = fc(h, w, 'out');
  const data = plain.data.map((logit, n) => {
    let sum = logit;
    for (let k = 0; k < count; k++)
      for (let f = 0; f < features; f++)
        sum += classes.data[n * count + k] * h.data[n * features + f] * rows.data[k * features + f];
    return sum;
  });
  return { shape: plain.shape, data };
};

/** How each conditioning enters G, which reads z without classes here, and D. */
export const references: Record<ConditioningName, { readonly G: Conditional; readonly D: Conditional }> = {
  projection: { G: besideLatents, D: projected },
  concat: { G: besideLatents, D: (x, w, classes) => fc(tanh(fc(beside(x, classes), w, 'fc1')), w, 'out') },
  everyLayer: {
    G: (z, w, classes) => {
      const inputs = beside(beside(z, classes), classes); // beside z, and beside the inputs of the layer
      return fc(beside(tanh(batch(fc(inputs, w, 'fc1'), w)), classes), w, 'out');
    },
    D: (x, w, classes) => fc(beside(tanh(fc(beside(x, classes), w, 'fc1')), classes), w, 'out'),
  },
  normalisation: {
    G: (z, w, classes) => fc(tanh(batch(fc(beside(z, classes), w, 'fc1'), w, classes)), w, 'out'),
    D: projected,
  },
};
