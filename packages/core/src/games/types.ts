import type { Layer, Noise, Params } from '../nn/layer.ts';
import type * as tf from '../tf.ts';
import type { GameConfig } from './gameConfig.ts';

/** What networks must know of the data. */
export interface DataShape {
  readonly sampleShape: readonly number[];
  /** Classes of the data; 0 without. */
  readonly classes: number;
  /** Number of samples; Infinity where there is no end. Absent where only networks for such data are asked for. */
  readonly count?: number;
  /** As `Dataset.read`: for weights that begin at what the data are. Absent where weights are restored. */
  readonly read?: (indices: ArrayLike<number>, out: Float32Array, labels: Int32Array) => void;
}

/** A function that a player has, and the shape of one input, without the batch. */
export interface PlayerFunction {
  readonly layer: Layer;
  readonly input: readonly number[];
}

/** What the updates of a player read, beside weights. What is not declared here is not there in a round. */
export interface Needs {
  /** Real samples: the `next` batch of the data, or the `latest` that another player has read. */
  readonly real?: 'next' | 'latest';
  /** Latents. */
  readonly latents?: true;
  /** Classes of a conditional game: those of the real samples, or drawn, each as likely as the others. */
  readonly classes?: 'real' | 'drawn';
  /** The labels of the real samples. */
  readonly labels?: true;
  /** The places of the real samples in the data. */
  readonly indices?: true;
  /** A batch of labelled samples beside the real ones: the setting `labelled` then says how many labels there are. */
  readonly labelledBatch?: true;
  /** The next updates of another player: `Round.ahead`. */
  readonly ahead?: { readonly player: string; readonly updates: number };
  /** `Round.noise`. */
  readonly noise?: true;
}

/** The weights of a player after updates that it has not done. */
export interface Ahead {
  readonly weights: Params;
  /** The weights after one more update of its optimizer by these gradients; differentiable. Those without a gradient stay. */
  after(gradients: Params): Ahead;
}

/** How a function is applied in a round. */
export interface Apply {
  /** Other weights than the present ones of its player. */
  readonly weights?: Params;
  /** One-hot classes of the batch. */
  readonly classes?: tf.Tensor;
  /** Gets the outputs of tapped layers, by name, such as `features` of a network that reads samples. */
  readonly taps?: Record<string, tf.Tensor>;
  /** Whether batch statistics that it sees go into the running ones. By default where its player is the one that is updated. */
  readonly observe?: boolean;
  /** Whether layers do as in training, with noise, dropout and batch statistics; true by default. */
  readonly training?: boolean;
}

/** One update of one player, or a shard of it, as the loss sees it. All tensors are of one batch of N = `config.batchSize` samples. */
export interface Round {
  readonly config: GameConfig;
  /** Real samples [N, ...sampleShape]. */
  readonly real: tf.Tensor;
  /** Latents [N, latentDim]. */
  readonly latents: tf.Tensor;
  /** Labels of the real samples [N], int32. */
  readonly labels: tf.Tensor1D;
  /** Places of the real samples in the data [N], int32: a row of a table per sample, for games that learn one. */
  readonly indices: tf.Tensor1D;
  /** The next labelled samples [N, ...sampleShape]. */
  readonly labelledSamples: tf.Tensor;
  /** Their classes [N], int32. */
  readonly labelledClasses: tf.Tensor1D;
  /** One-hot classes [N, classes]: as `Needs.classes` says; undefined where the game is not conditional. */
  readonly classes: tf.Tensor | undefined;
  /** One-hot classes of the real samples; undefined where the game is not conditional. */
  readonly classesOfReal: tf.Tensor | undefined;
  /** The player that `Needs.ahead` names, before any of its next updates. */
  readonly ahead: Ahead;
  /** Applies a function of any player, by default in training mode; differentiable, also twice. */
  apply(name: string, x: tf.Tensor, options?: Apply): tf.Tensor;
  /** The layer behind a function. */
  layer(name: string): Layer;
  /** The present weights of a player. */
  weights(player: string): Params;
  readonly noise: Noise;
  /** What the layers of a player observe, by name. */
  statistics(player: string): Params;
  /**
   * The next value of a statistic of the player that is updated; it holds from the next update on. Where that is no mean over
   * samples, `value` is one, and `next` makes the statistic of it and may report: a batch in shards has one mean.
   */
  observe(
    name: string,
    value: tf.Tensor,
    next?: (mean: tf.Tensor, report: Round['report']) => tf.Tensor,
  ): void;
  /** The value of `f`, without a gradient. */
  constant<T extends tf.Tensor>(f: () => T): T;
  /** Gets outputs that the loss is made of, where somebody looks on: those of D, as `real` and `fake`. */
  readonly shown?: (name: 'real' | 'fake', outputs: tf.Tensor) => void;
  /** Puts a scalar into the step's event under a name such as `loss/D`; gives it back. */
  report(name: string, value: tf.Tensor): tf.Scalar;
}

/** A function by name, in inference: averaged weights where its player has some, running statistics. */
export interface Infer {
  (name: string, x: tf.Tensor, classes?: tf.Tensor, taps?: Record<string, tf.Tensor>): tf.Tensor;
  /** The weights of the owner of a function: the averaged ones where it has some. */
  weightsOf(name: string): Params;
  readonly config: GameConfig;
  readonly sampleShape: readonly number[];
}

/** Who plays, in which order, and what each player minimises. */
export interface Game {
  readonly help: string;
  /**
   * How its networks are joined, for diagrams: chains such as `z > G > fakes`, between functions, `loss/PLAYER` and what they read and give: `z`,
   * `real`, `fakes`, `codes`, `scores`, `classes`. Parts with a function that a run lacks are left out.
   */
  readonly flow: string;
  /** What the players minimise, to be read; absent: that of the setting `loss`. */
  readonly formula?: string;
  /** Settings that it does not read, by key: to ask for one is an error, as its value would be ignored in silence. */
  readonly unused: readonly string[];
  /** Defaults of settings that differ from those of the table, by key. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /**
   * The functions of each player. Weights are drawn in this order; the first function of a player gives its weights no
   * prefix, others their own name. Throws ConfigError where the settings do not suit.
   */
  players(config: GameConfig, data: DataShape): Record<string, Record<string, PlayerFunction>>;
  /** Players that keep averaged weights beside the present ones. */
  readonly averaged: readonly string[];
  /** The updates of one step, in order. Steps are counted by the last player. */
  schedule(config: GameConfig): readonly (readonly [player: string, updates: number])[];
  /** By player. */
  needs(config: GameConfig): Record<string, Needs>;
  /** What each player minimises, a scalar. */
  readonly loss: Record<string, (round: Round) => tf.Scalar>;
  /** What keeps the weights of a player where they belong: new values of some of them, after each of its updates. */
  readonly constrain?: Record<string, (weights: Params) => Params>;
  /** What `generate` makes of the weights by reading them back, which no recorded step may: once, for many calls. */
  readonly prepare?: (infer: Infer) => tf.Tensor[];
  /** Samples [N, ...sampleShape] for latents; absent where the game makes none. `prepared`: what `prepare` gives, by default made here. */
  readonly generate?: (
    infer: Infer,
    latents: tf.Tensor,
    classes?: tf.Tensor,
    prepared?: readonly tf.Tensor[],
  ) => tf.Tensor;
  /** Logits [N, 1] that samples are real; absent where the game has no discriminator. */
  readonly discriminate?: (infer: Infer, samples: tf.Tensor, classes?: tf.Tensor) => tf.Tensor;
  /** Latents [N, latentDim] of samples, of which `generate` makes much the same again; absent where the game has no encoder. */
  readonly encode?: (infer: Infer, samples: tf.Tensor, classes?: tf.Tensor) => tf.Tensor;
  /** Logits [N, classes] of the classes of samples; absent where the game tells none apart. */
  readonly classify?: (infer: Infer, samples: tf.Tensor) => tf.Tensor;
  /** The logarithm of the likelihood of samples [N], in nats, or a lower bound; absent where the game has none. */
  readonly logLikelihood?: (
    infer: Infer,
    samples: tf.Tensor,
    classes: tf.Tensor | undefined,
    noise: Noise,
  ) => tf.Tensor;
}
