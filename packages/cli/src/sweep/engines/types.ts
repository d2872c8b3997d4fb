import type { Job } from '../../comparison/types.ts';

/** What an engine is told. */
export interface Order {
  /** The folder of the sweep, absolute. */
  readonly folder: string;
  readonly jobs: readonly Job[];
  /** Tasks at a time at most; undefined: as many as there is room for. */
  readonly processes?: number;
  /** Bytes that a task needs. */
  readonly memory: number;
  /** Words that are added to the command of each task. */
  readonly words: readonly string[];
  /** More options for the engine, word by word. */
  readonly options: readonly string[];
}

/** A scheduler that runs tasks elsewhere: a file that it takes. */
export interface Engine {
  readonly help: string;
  /** Name of the file in the folder of the sweep. */
  readonly file: string;
  /** The file's contents. Throws a Failure. */
  write(order: Order): string;
  /** The command that hands the file over, word by word. */
  submit(path: string): readonly string[];
}
