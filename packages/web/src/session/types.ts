// The public types of a session.
import type {
  Config,
  NetworkRow,
  Samples,
  TrainEvent,
  UnitLayer,
  UpdateParts,
  Updates,
  WeightsOfG,
} from '@ganvil/core';
import type { SessionError } from '../rpc/sessionError.ts';
import type { DrawnFigure, FigureOptions, PictureOptions } from './pictures.ts';

/** How a session runs, and where its data and its start come from. */
export interface SessionOptions {
  /** The folder with the package's worker and .wasm files, if it is not that of this module. */
  assets?: string | URL;
  /** false: do not verify the SHA-384 of the package's files, because a build step has changed them. Default true. */
  integrity?: boolean;
  /** Number of threads, including the worker's own. Default: the setting `threads`. Without cross-origin isolation there is one. */
  threads?: number;
  /** Whether `play()` trains while the page is hidden. Default false: it waits. */
  background?: boolean;
  /** Cancels the opening: `createSession` rejects with 'disposed', and the worker ends. */
  signal?: AbortSignal;
  /** Points [N, 2], flat, as the data. */
  points?: Float32Array;
  /** The user's files as the data: IDX, CIFAR-10, images, or points in a table (.csv, .tsv, .txt). */
  files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** A checkpoint of `ganvil train` or `checkpoint()` to resume from, with its settings. */
  checkpoint?: Uint8Array;
}

/** Progress of a session. */
export interface SessionState {
  /** Whether `play()` is training. */
  readonly playing: boolean;
  /** Updates so far, by the name of the player. */
  readonly done: Updates;
  /** Training steps so far. */
  readonly step: number;
  /** Whether training is complete, or diverged. */
  readonly ended: boolean;
}

/** The events of a session by type: those of training, changes of state, and failures. */
export type SessionEvents = { [E in TrainEvent as E['type']]: E } & {
  state: SessionState;
  /** The worker died, or playing failed. */
  error: SessionError;
};

/** Which samples to generate: from z, from seeds, from the first `count` seeds, or else from the run's fixed latents. */
export interface SampleOptions {
  /** Latents [count, latentDim], flat. */
  readonly z?: Float32Array;
  /** Seeds, from each of which a latent is drawn that depends on nothing else. */
  readonly seeds?: readonly number[];
  /** Number of samples, from the seeds 0 to count - 1. */
  readonly count?: number;
  /** The class, for a conditional G. By default it cycles through the classes. */
  readonly class?: number;
  /** Weights of G: 'averaged' over its updates (the default), or 'current', those in training. */
  readonly weights?: WeightsOfG;
}

/**
 * One run in a worker. It computes only what is asked for. Requests are answered in order. Every method that returns a promise
 * rejects with a SessionError if it fails.
 */
export interface Session extends SessionState {
  /** All settings, as they are now. */
  readonly config: Config;
  /** Names of the networks in training, in the order of their updates within a step: 'D' and 'G'. */
  readonly players: readonly string[];
  /** Updates of each player per step, by name. */
  readonly schedule: Updates;
  /** Whether the game has a generator. Without one, `sample()` rejects with 'config'. */
  readonly generates: boolean;
  /** Whether the game has a discriminator. Without one, `discriminate()` rejects with 'config'. */
  readonly discriminates: boolean;
  /** Whether the game has an encoder and makes samples of what it gives. Without, `reconstruct()` rejects with 'config'. */
  readonly reconstructs: boolean;
  /** Whether the game tells classes apart. If not, `classify()` rejects with 'config'. */
  readonly classifies: boolean;
  /** Shape of one sample: [d], or [height, width, channels]. */
  readonly shape: readonly number[];
  /** Some samples of the data. Points are in the units of their file, here and everywhere; images in [-1, 1], NHWC. */
  readonly real: Samples;
  /** The Gaussian peaks of the density of the data, if known: their centres, their standard deviation, how likely each is beside the others. */
  readonly peaks?: {
    readonly centers: readonly (readonly number[])[];
    readonly sd: number;
    readonly weights?: readonly number[];
  };
  /** Number of modes of the data, 0 if unknown. */
  readonly modes: number;
  /** What the classes of the data are called; their numbers where they have no names. Empty for data without classes. */
  readonly classNames: readonly string[];
  /** What the columns of points are called; empty for other samples. */
  readonly columns: readonly string[];
  /** Number of threads, including the worker's own. */
  readonly threads: number;
  /** Why there are fewer threads than requested; '' if there are not. */
  readonly notice: string;
  /** Maximum steps per second of `play()`, above 0; Infinity is full speed. Setting another value throws a RangeError. */
  speed: number;
  /** Trains for a frame: at least one step. Gives the events, also to listeners; none after the end. */
  next(): Promise<TrainEvent[]>;
  /** Updates one player once, by its name, or trains one step: 'all'. Gives the events, also to listeners. ('both' means 'all'.) */
  advance(player: string): Promise<TrainEvent[]>;
  /**
   * Updates one player once, as `advance` does, bit for bit, and gives what the update did, part by part: what it read, made and judged, the loss, gradients,
   * and the same numbers with the weights after it; beside them the events, also to listeners. Rejects with 'config' after the end.
   */
  updateInParts(player: string): Promise<{ readonly parts: UpdateParts; readonly events: TrainEvent[] }>;
  /** Trains until the end or `pause()`, and sends the events to listeners. Waits while the page is hidden, unless `background`. */
  play(): void;
  /** Stops playing. Resolves when the last step is complete. */
  pause(): Promise<void>;
  /** Calls `listener` for every event of a type. Gives a function that removes it. */
  on<T extends keyof SessionEvents>(type: T, listener: (event: SessionEvents[T]) => void): () => void;
  /**
   * Gives a setting another value from the next update on, as `ganvil resume --change` does: rates, losses, penalties, updates per step, and all else that
   * leaves networks and optimizers as they are. The digest tells of it. Gives the event, also to listeners, while playing too. Rejects with 'config',
   * and nothing has changed, for a setting that cannot change in a run or a value that it does not take.
   */
  change(setting: keyof Config, value: string | number | boolean): Promise<SessionEvents['change']>;
  /** Samples of the generator. */
  sample(options?: SampleOptions): Promise<Samples>;
  /** The latents [seeds, latentDim], flat, that seeds give. */
  latents(seeds: readonly number[]): Promise<Float32Array>;
  /** D's logit for each sample. With `gradient`, also d logit / d sample, in the shape of the samples' data. */
  discriminate(
    samples: Samples,
    options?: { gradient?: boolean },
  ): Promise<{ logits: Float32Array; gradient?: Float32Array }>;
  /** Samples as the game's encoder and generator make them anew, of their classes where the game is conditional. */
  reconstruct(samples: Samples, options?: { weights?: WeightsOfG }): Promise<Samples>;
  /** The probability of each class [samples, classes], flat. */
  classify(samples: Samples): Promise<Float32Array>;
  /** The networks, layer by layer: what each is of, what it reads, and the shape and number of weights of each layer. */
  networks(): Promise<readonly NetworkRow[]>;
  /**
   * What the units of a fully connected network give for inputs [N, size], flat: by layer the first `most` (16) units of it, and the weights between them. Samples
   * are in the units of the data. Empty for networks that are not fully connected or read classes.
   */
  units(
    network: string,
    inputs: Float32Array,
    options?: { readonly most?: number; readonly weights?: WeightsOfG },
  ): Promise<readonly UnitLayer[]>;
  /** The whole state as a safetensors file, for `restore`, `createSession` and `ganvil resume`. */
  checkpoint(): Promise<Uint8Array>;
  /** Replaces the state by that of a checkpoint with the same settings and data, but for changes of settings on the way. */
  restore(bytes: Uint8Array): Promise<void>;
  /** SHA-256 of the state, hexadecimal. Runs with equal digests are bit-identical. */
  digest(): Promise<string>;
  /** The values of the metrics that the config names. */
  evaluate(options?: { weights?: WeightsOfG }): Promise<Record<string, number>>;
  /** A figure as SVG, with the bytes of `ganvil figure`: by name, or the first that suits. Rejects with 'config' where a figure does not suit. */
  figure(name?: string, options?: FigureOptions): Promise<DrawnFigure>;
  /**
   * The samples of the run's fixed latents as a PNG, as `ganvil train` writes it: its text says what made it, and `ganvil digest` reads it.
   * With `film`, an animated PNG of samples at several steps up to the present; with `walk`, one of a closed path through latents.
   */
  picture(options: PictureOptions): Promise<Uint8Array>;
  /** Terminates the worker. Pending requests reject with 'disposed'. */
  dispose(): void;
}
