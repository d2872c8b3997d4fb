import type { Random } from '@ganvil/kernels-as';

/** What of a sample is seen: the mean of each square of `side` pixels, where `known` is 1. */
export interface Observation {
  /** Pixels; 1: every number by itself. Points have 1. */
  readonly side: number;
  /** 1 or 0 for each number that can be seen: [height / side, width / side, channels] flat, of points [d]. */
  readonly known: Float32Array;
  /** Whether channels are frames of a film, to be shown side by side. */
  readonly frames?: true;
}

/** What a mask is made for. */
export interface Masking {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Share of the pixels that is missing, between 0 and 1. */
  readonly fraction: number;
  /** What follows the name after a colon, such as the 2 of `frame:2`; empty where nothing does. */
  readonly argument: string;
  readonly random: Random;
}

/** A rule which pixels are missing. */
export interface Mask {
  readonly help: string;
  /** The share that is missing where none is asked for; absent where the share is no choice. */
  readonly fraction?: number;
  /** What has to follow the name after a colon. */
  readonly argument?: string;
  /** Throws ConfigError where it cannot be made for such images. */
  observe(masking: Masking): Observation;
}
