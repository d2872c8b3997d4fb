// One case in one place: its parameters and its outcome.
import type { Config } from '@ganvil/core';
import type { CaseName } from './cases.ts';

/** How and where a case is run. */
export interface Trial {
  readonly engine: string;
  readonly name: CaseName;
  readonly numerics: Config['numerics'];
  readonly threads: number;
  readonly execution: Config['execution'];
  readonly steps: number;
}

/** The outcome of a trial. */
export interface Outcome {
  /** Step -> digest of the state; empty if the engine lacks something. */
  readonly digests: Record<string, string>;
  /** What the engine lacks. */
  readonly lacks?: string;
  readonly seconds: number;
}

/** A place that runs cases. */
export interface CaseRunner {
  readonly version: string;
  run(trial: Trial): Promise<Outcome>;
  close(): Promise<void>;
}
