// What trials came to, kept from one call of the tool to the next for as long as what they ran is the same.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Outcome, Trial } from './trial.ts';

/** A trial and its outcome. */
export type Result = Trial & Outcome & { readonly version: string };

/** As it is stored: with the SHA-256 of what was run. */
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

/** The results in a file that are of the present builds, `builds(engine)`. Others may add to it at the same time. */
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
