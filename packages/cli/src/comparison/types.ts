import type { Config, ConfigInput } from '@ganvil/core';

/** Settings, and the preset that they modify. */
export interface Variant {
  readonly preset?: string;
  readonly settings: ConfigInput;
}

/** A row of the table. */
export interface Method extends Variant {
  /** What the method has on some data sets only, by the name of the set. */
  readonly bySet: Readonly<Record<string, ConfigInput>>;
}

/** What is compared: each method on each set with each seed. */
export interface Comparison extends Variant {
  /** The first is the one that the others are compared with. */
  readonly methods: Readonly<Record<string, Method>>;
  /** One without a name where the file names none. */
  readonly sets: Readonly<Record<string, Variant>>;
  readonly seeds: readonly number[];
}

/** One run of a comparison. */
export interface Job {
  readonly set: string;
  readonly method: string;
  readonly seed: number;
  /** Its directory. */
  readonly run: string;
  readonly preset: string;
  readonly config: Config;
  /** The words after `ganvil` that make the run. */
  readonly command: readonly string[];
}
