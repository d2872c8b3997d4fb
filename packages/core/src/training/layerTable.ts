// The layers of each player, with shapes and costs, known before a run begins.
import type { Config } from '../config/resolveConfig.ts';
import type { DataShape } from '../games/types.ts';
import type { Layer } from '../nn/layer.ts';
import { functionsOf } from './functionsOf.ts';

/** One layer of a network. */
export interface LayerRow {
  /** What its weights are named after; empty for a layer without. */
  readonly name: string;
  readonly kind: string;
  /** 0, or by how many layers it is inside of others, whose weights and multiply-adds are then those of all inside. */
  readonly depth: number;
  /** Of its result, without the batch. */
  readonly shape: readonly number[];
  readonly weights: number;
  /** Multiply-adds for one sample. */
  readonly products: number;
}

/** A network of a player. */
export interface NetworkRows {
  readonly player: string;
  /** The name of the function. */
  readonly network: string;
  readonly input: readonly number[];
  readonly layers: readonly LayerRow[];
  readonly weights: number;
  readonly products: number;
}

/** The networks of a run, layer by layer. Throws ConfigError where they cannot be made for such samples. */
export function layerTable(config: Config, data: DataShape): NetworkRows[] {
  return Object.entries(functionsOf(config, data)).flatMap(([player, functions]) =>
    Object.entries(functions).map(([network, { layer, input }]) => {
      const { weights, products } = layer.trace(input, config.batchSize);
      const layers = rowsOf(layer, input, config.batchSize);
      return { player, network, input, layers, weights, products };
    }),
  );
}

/** The rows of a network, in order; layers inside of a layer come after it, one deeper. */
function rowsOf(network: Layer, input: readonly number[], batch: number, depth = 0): LayerRow[] {
  let shape = input;
  return (network.parts ?? [network]).flatMap((part) => {
    const inner = part.inside?.(shape) ?? [];
    const { weights, products, shape: result } = part.trace(shape, batch);
    shape = result;
    if (part.kind === '') return [];
    const row = { name: nameOf(part), kind: part.kind ?? '', depth, shape, weights, products };
    return [row, ...inner.flatMap(([layer, from]) => rowsOf(layer, from, batch, depth + 1))];
  });
}

/** The folder that the names of all weights of a layer are in. */
function nameOf(layer: Layer): string {
  const names = Object.keys(layer.init({ weight: (shape) => ({ shape, data: new Float32Array() }) }));
  const folders = names.map((name) => name.split('/').slice(0, -1));
  if (folders.length === 0) return '';
  const [first] = folders;
  const common = first.findIndex((part, i) => folders.some((folder) => folder[i] !== part));
  return first.slice(0, common < 0 ? first.length : common).join('/');
}
