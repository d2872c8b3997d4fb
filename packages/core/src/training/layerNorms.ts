// How long the gradient of each layer of a player was at its latest update.
import { globalNorm } from '@ganvil/kernels-as';
import { logValue } from '@ganvil/kernels-as/internal';
import * as tf from '../tf.ts';

/** A row with a column for each layer, which every update overwrites; all kept. */
export interface LayerNorms {
  readonly names: readonly string[];
  readonly row: tf.Scalar;
  latest: tf.Tensor2D;
}

/** The layer of a weight: `fc1` of `fc1/weight`. */
const layerOf = (weight: string): string => weight.replace(/\/[^/]*$/, '');

/** Norms of the layers of these weights; 0 until the first update. */
export function createLayerNorms(weights: readonly string[]): LayerNorms {
  const names = [...new Set(weights.map(layerOf))];
  return {
    names,
    row: tf.keep(tf.scalar(0, 'int32')),
    latest: tf.keep(tf.zeros<tf.Rank.R2>([1, names.length])),
  };
}

/** Notes the gradients of the present update by the name of the weight; commands of it. */
export function noteLayerNorms(
  norms: LayerNorms,
  gradients: readonly (readonly [string, tf.Tensor])[],
): void {
  norms.names.forEach((name, column) => {
    const own = gradients.flatMap(([weight, gradient]) => (layerOf(weight) === name ? [gradient] : []));
    const norm = globalNorm(own);
    norms.latest = logValue(norms.latest, norms.row, column, norm);
    norm.dispose();
  });
}

/** The norms, as `gradient/<player>/<layer>`. */
export function readLayerNorms({ names, latest }: LayerNorms, player: string): Record<string, number> {
  const values = latest.dataSync();
  return Object.fromEntries(names.map((name, column) => [`gradient/${player}/${name}`, values[column]]));
}

/** Frees every tensor. */
export function disposeLayerNorms({ row, latest }: LayerNorms): void {
  tf.dispose([row, latest]);
}
