// Results of trials, stored between runs of the tool for as long as the builds are the same.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Outcome, Trial } from './trial.ts';

/** A trial and its outcome. */
export type Result = Trial & Outcome & { readonly version: string };

/** As stored: with the SHA-256 of what was run. */
type Stored = Result & { readonly build: string };

/** The stored results. */
export interface Results {
  all(): readonly Result[];
  has(trial: Trial): boolean;
  add(result: Result): void;
}

/** SHA-256 of some files. */
export function buildOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}

const SAME = ['engine', 'name', 'numerics', 'threads', 'execution', 'steps'] as const;

/** The results in a file that belong to the current builds, `builds(engine)`. Other processes may add to it at the same time. */
export function openResults(file: string, builds: (engine: string) => string): Results {
  const read = (): Stored[] => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []);
  const all = (): Stored[] => read().filter(({ build, engine }) => build === builds(engine));
  return {
    all,
    has: (trial) => all().some((result) => SAME.every((key) => result[key] === trial[key])),
    add(result) {
      const stored = [...all(), { ...result, build: builds(result.engine) }];
      writeFileSync(`${file}.new`, JSON.stringify(stored));
      renameSync(`${file}.new`, file);
    },
  };
}
