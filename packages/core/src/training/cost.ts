// What a run costs, known from its networks before it runs.
import { treeLevels } from '@ganvil/kernels-as/internal';
import type { Config } from '../config/resolveConfig.ts';
import { games } from '../games/index.ts';
import type { DataShape, Game, PlayerFunction } from '../games/types.ts';
import { sizeOf } from '../nn/layer.ts';
import { optimizers } from '../optimizers/index.ts';
import type { Optimizer } from '../optimizers/types.ts';
import { penalties } from '../penalties/index.ts';
import type { Penalty } from '../penalties/types.ts';
import { functionsOf } from './functionsOf.ts';
import { playerSettings } from './playerSettings.ts';

/** Tensors that an update of G makes, per tensor of one pass through its networks and D: by trial over presets and settings. */
const UPDATE_G = 1.4;
/** Passes of D that a gradient with respect to its weights adds to an update of G: of unrolled steps, and of penalties of G. */
const GRADIENT_OF_D = 4;
/** Bytes of what does not depend on the net: samples that are written ahead, scratch memory, the kernels' own. */
const FIXED = 12 * 2 ** 20;
/** Vectors as long as the weights of a player, beside the levels of the tree, that an update in shards needs: of a shard, the sum, the mean, gradients. */
const VECTORS_OF_SHARDS = 4;

/** Of one step. */
export interface Cost {
  /** Multiply-adds in products and convolutions, about. */
  readonly products: number;
  /** Multiply-adds of the largest product. */
  readonly largest: number;
  /** Bytes that a batch needs at the same time, within a factor of 1.5 where there is more of it than `weightBytes`. */
  readonly batchBytes: number;
  /** Bytes of weights, averages, optimizer state and gradients, and what every run needs. */
  readonly weightBytes: number;
}

/** The cost of a step of a run. Throws ConfigError where the networks cannot be made for such samples. */
export function costOf(config: Config, data: DataShape): Cost {
  const { batchSize: n, shards, unroll } = config;
  const size = n / shards;
  const game: Game = games[config.game];
  const players = Object.entries(functionsOf(config, data)).map(([name, functions]) => ({
    name,
    ...traceOf(functions, size),
  }));
  const times = new Map(game.schedule(config));
  const of = (name: string) => players.find((player) => player.name === name) ?? NOTHING;
  const makes = of('G');
  const reads = players.filter(({ name }) => name !== 'G').reduce(sum, NOTHING);
  const { player: penalised, memory }: Penalty = penalties[config.penalty];
  const gradients = unroll + (penalised === 'G' ? 1 : 0);
  const updateReads = makes.products + (penalised === 'D' ? 15 : 6) * reads.products;
  const updateMakes = 3 * (makes.products + (1 + 2 * gradients) * reads.products);
  const needs = game.needs(config);
  const labelled = Object.values(needs).some(({ labelledBatch }) => labelledBatch) ? 1 : 0;
  const batches = (makes === NOTHING ? 1 : 2) + labelled; // real samples, and fakes where there are some
  const inReads = (batches / 2) * memory * (reads.made + 2 * reads.widest) + 4 * sizeOf(data.sampleShape);
  const passes = (needs.G?.real ? 2 : 1) + GRADIENT_OF_D * gradients;
  const inMakes =
    UPDATE_G * (makes.made + passes * reads.made + 2 * Math.max(makes.widest, passes * reads.widest));
  const products = players.reduce(
    (all, { name }) => all + times.get(name)! * (name === 'G' ? updateMakes : updateReads),
    0,
  );
  const numbers = players.reduce((all, { name, weights }) => {
    const { optimizer, historicalAveraging } = playerSettings(config, name);
    const { state }: Optimizer = optimizers[optimizer];
    const followers = (game.averaged.includes(name) ? 1 : 0) + (historicalAveraging > 0 ? 3 : 0);
    return all + (2 + state.length + followers + vectorsOf(shards)) * weights;
  }, 0);
  return {
    products: n * products,
    largest: size * Math.max(makes.largest, 2 * reads.largest),
    batchBytes: 4 * size * Math.max(inReads, makes === NOTHING ? 0 : inMakes),
    weightBytes: FIXED + 4 * (numbers + Math.max(...players.map(({ weights }) => weights))),
  };
}

/** Vectors as long as the weights that an update in so many shards needs: the levels of its tree, and others. */
const vectorsOf = (shards: number): number => (shards > 1 ? VECTORS_OF_SHARDS + treeLevels(shards) : 0);

const NOTHING = { made: 0, products: 0, largest: 0, widest: 0, weights: 0 };

/** What the functions of a player cost together. */
function traceOf(functions: Record<string, PlayerFunction>, batch: number): typeof NOTHING {
  return Object.values(functions)
    .map(({ layer, input }) => layer.trace(input, batch))
    .reduce(sum, NOTHING);
}

function sum(one: typeof NOTHING, other: typeof NOTHING): typeof NOTHING {
  return {
    made: one.made + other.made,
    products: one.products + other.products,
    largest: Math.max(one.largest, other.largest),
    widest: Math.max(one.widest, other.widest),
    weights: one.weights + other.weights,
  };
}
