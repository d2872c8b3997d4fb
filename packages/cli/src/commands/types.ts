import type { Config } from '@ganvil/core';
import type { Arguments, Flag } from '../args/flags.ts';

/** What the help shows as the values of settings: those of a run, of a preset, the `defaults` of the table, or none (`unknown`). */
export type ShownValues = { readonly run: Config } | { readonly preset: Config } | 'defaults' | 'unknown';

/** A command: what it does, and everything that its help, the list of commands and the README say about it. */
export interface Command {
  /** How it is called, such as `train` or `bench steps`. */
  readonly name: string;
  /** Positional arguments as the help shows them, such as `[PRESET | config.json]`. */
  readonly args?: string;
  /** Number of positional arguments at most (default: none). */
  readonly maxArgs?: number;
  /** One line for the list of commands. */
  readonly summary: string;
  /** One paragraph for its own help. */
  readonly about: string;
  /** Flags besides `--help`. */
  readonly flags: readonly Flag[];
  readonly examples: readonly string[];
  /** Flags that are accepted, but not listed: for a better error message than "unknown flag". */
  readonly unlisted?: readonly Flag[];
  /** Which values of settings the help shows (default: `defaults`). */
  readonly shownValues?: (args: Arguments) => ShownValues;
  /** Does the work; the result is the exit code. Throws a Failure, ConfigError or DataError for errors of the user. */
  run(args: Arguments): Promise<number>;
}

/** A command of commands: `ganvil` itself, or `ganvil bench`. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: string;
  readonly about: string;
  /** By name, each loaded when it is needed. */
  readonly commands: Readonly<Record<string, () => Promise<Command | CommandGroup>>>;
  readonly examples: readonly string[];
}
