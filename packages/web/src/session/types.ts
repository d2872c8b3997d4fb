// What a session is to those who use it.
import type { Config, Samples, TrainEvent, Updates, WeightsOfG } from '@ganvil/core';
import type { SessionError } from '../rpc/sessionError.ts';

export interface SessionOptions {
  /** The folder with the package's worker and .wasm files, if it is not that of this module. */
  assets?: string | URL;
  /** false: take the package's files as they are found, where a build step has changed them. By default their SHA-384 is checked. */
  integrity?: boolean;
  /** Threads to work on, the worker's own included; by default what the config says. A page that is not cross-origin isolated has one. */
  threads?: number;
  /** Whether `play()` goes on while the page is hidden; by default it waits. */
  background?: boolean;
  /** Cancels the opening: it rejects with 'disposed', and the worker ends. */
  signal?: AbortSignal;
  /** Points [N, 2], flat, as the data. */
  points?: Float32Array;
  /** The user's files as the data: IDX, CIFAR-10, images, or points in a table (.csv, .tsv, .txt). */
  files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Where to go on, as `ganvil train` and `checkpoint()` write it; its settings hold. */
  checkpoint?: Uint8Array;
}

/** How far a session is. */
export interface SessionState {
  readonly playing: boolean;
  /** Updates of D and of G so far. */
  readonly done: Updates;
  /** Whether training has come to its end, or diverged. */
  readonly ended: boolean;
}

/** What a session tells its listeners, by kind. */
export type SessionEvents = { [E in TrainEvent as E['type']]: E } & {
  state: SessionState;
  /** The worker died, or playing failed. */
  error: SessionError;
};

/** Which latents to draw: z [N, latentDim], flat; those of seeds, each by its number alone; the first `count` seeds'. Else the run's fixed ones. */
export interface SampleOptions {
  readonly z?: Float32Array;
  readonly seeds?: readonly number[];
  readonly count?: number;
  /** The class that a conditional G is to draw; without, every class in turn. */
  readonly class?: number;
  /** Weights of G: 'averaged' over its updates, by default, or 'current', those that D meets now. */
  readonly weights?: WeightsOfG;
}

/** One run. Nothing is computed that was not asked for. Whatever fails rejects with a SessionError. */
export interface Session extends SessionState {
  readonly config: Config;
  /** Shape of one sample: [d], or [height, width, channels]. */
  readonly shape: readonly number[];
  /** Some samples of the data; points are in the units of their file, here and in all that follows. */
  readonly real: Samples;
  /** How many peaks the data have, 0 if unknown. */
  readonly modes: number;
  readonly threads: number;
  /** Why there are fewer threads than were asked for; '' if there are not. */
  readonly notice: string;
  /** Updates of G so far. */
  readonly step: number;
  /** Steps per second at most while it plays; Infinity: as fast as it goes. */
  speed: number;
  /** Trains: one step at least, then more for a frame. Empty after the end. Listeners are told as well. */
  next(): Promise<TrainEvent[]>;
  /** Trains one step, or D or G alone once. */
  advance(which: 'D' | 'G' | 'both'): Promise<TrainEvent[]>;
  /** Trains on and on, and tells the listeners. A page that is hidden waits, unless it was opened with `background`. */
  play(): void;
  /** Resolves when nothing is under way any more. */
  pause(): Promise<void>;
  /** Calls `listener` at every event of a kind; gives a function that ends that. */
  on<T extends keyof SessionEvents>(type: T, listener: (event: SessionEvents[T]) => void): () => void;
  /** Samples of the generator. */
  sample(options?: SampleOptions): Promise<Samples>;
  /** The latents of seeds [seeds, latentDim], flat. */
  latents(seeds: readonly number[]): Promise<Float32Array>;
  /** D's logit for each sample and, if asked for, d logit / d sample, as the samples' data. */
  discriminate(
    samples: Samples,
    options?: { gradient?: boolean },
  ): Promise<{ logits: Float32Array; gradient?: Float32Array }>;
  /** The whole state as a safetensors file: for `restore`, `createSession`, and `ganvil resume`. */
  checkpoint(): Promise<Uint8Array>;
  /** Goes back, or on, to a checkpoint of a run with these settings and data. */
  restore(bytes: Uint8Array): Promise<void>;
  /** SHA-256 of the state: equal wherever the run is the same. */
  digest(): Promise<string>;
  /** The metrics that the config asks for. */
  evaluate(options?: { weights?: WeightsOfG }): Promise<Record<string, number>>;
  /** Ends the worker. What is under way rejects with 'disposed'. */
  dispose(): void;
}
