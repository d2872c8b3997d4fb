import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { ganvil, type Result, TINY, temporary } from './ganvil.ts';

const OFTEN = '--sample-every 20 --evaluate-every 50 --checkpoint-every 10';

/** A run of 100 steps that reports often. */
export const STEPS = ['--steps', '100', ...OFTEN.split(' ')];

export const digestOf = (result: Result): string => JSON.parse(result.stdout).digest;

/** A temporary folder for the runs of one test file. */
export function workplace() {
  const folder = temporary();
  afterAll(folder.remove);
  const at = (name: string) => join(folder.path, name);
  return {
    at,
    read: (...names: string[]) => readFileSync(join(folder.path, ...names), 'utf8'),
    train: (name: string, ...more: string[]) =>
      ganvil(['train', ...TINY, '--out', at(name), '--json', ...more]),
  };
}

/** Trains `reference`, the uninterrupted run that others are held to, before the tests. */
export function trainReference(train: ReturnType<typeof workplace>['train']): () => Result {
  let reference: Result;
  beforeAll(async () => {
    reference = await train('reference', ...STEPS);
    expect(reference, reference.stderr).toMatchObject({ code: 0 });
  });
  return () => reference;
}
