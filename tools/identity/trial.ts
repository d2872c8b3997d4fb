// One case in one place: what is asked for, and what comes of it.
import type { Config } from '@ganvil/core';
import type { CaseName } from './cases.ts';

/** How a case is run, and where. */
export interface Trial {
  readonly engine: string;
  readonly name: CaseName;
  readonly numerics: Config['numerics'];
  readonly threads: number;
  readonly execution: Config['execution'];
  readonly steps: number;
}

/** What came of it. */
export interface Outcome {
  /** Step -> digest of the state; none where the engine cannot do it. */
  readonly digests: Record<string, string>;
  /** Why there is none. */
  readonly lacks?: string;
  readonly seconds: number;
}

/** A place where cases are run. */
export interface Place {
  readonly version: string;
  run(trial: Trial): Promise<Outcome>;
  close(): Promise<void>;
}
