import { existsSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assessments, type Metric, metrics } from '@ganvil/core';
import { EXIT, Failure, oneLine } from '../node/exit.ts';

/** What a module must export by default, by key, and how that is said. */
const PARTS: Readonly<Record<string, readonly [said: string, right: (value: unknown) => boolean]>> = {
  help: ['a text', (value) => typeof value === 'string'],
  better: ["'lower' or 'higher'", (value) => value === 'lower' || value === 'higher'],
  suits: ['a function', (value) => typeof value === 'function'],
  measure: ['a function', (value) => typeof value === 'function'],
};

/** The metric that a module of the user's exports by default, named after its file. Throws a Failure of one line. */
export async function readMetricModule(file: string): Promise<[name: string, metric: Metric]> {
  if (!existsSync(file))
    throw new Failure(EXIT.noInput, `--metric-module: expected a file, got none at ${file}.`);
  const name = basename(file, extname(file));
  if (Object.hasOwn(metrics, name) || Object.hasOwn(assessments, name))
    throw new Failure(
      EXIT.usage,
      `--metric-module: expected another name than that of a metric, got ${file}.`,
    );
  const found = await load(file);
  if (typeof found !== 'object' || found === null)
    throw refused(file, `expected a default export { ${Object.keys(PARTS).join(', ')} }`);
  for (const [key, [said, right]] of Object.entries(PARTS))
    if (!right((found as Record<string, unknown>)[key])) throw refused(file, `expected ${key} to be ${said}`);
  return [name, guarded(file, found as Metric)];
}

async function load(file: string): Promise<unknown> {
  try {
    return (await import(pathToFileURL(resolve(file)).href)).default;
  } catch (error) {
    throw refused(file, reasonOf(error));
  }
}

/** The metric, whose own errors are said in one line, too. */
function guarded(file: string, metric: Metric): Metric {
  return {
    ...metric,
    measure(input) {
      try {
        const found = metric.measure(input);
        const numbers = typeof found === 'number' ? [found] : Object.values(found ?? { '': undefined });
        if (numbers.every((value) => typeof value === 'number')) return found;
      } catch (error) {
        throw refused(file, `measure failed: ${reasonOf(error)}`);
      }
      throw refused(file, 'expected measure to give a number, or numbers by name');
    },
  };
}

const reasonOf = (error: unknown): string => oneLine(error instanceof Error ? error.message : String(error));

const refused = (file: string, why: string): Failure =>
  new Failure(EXIT.config, `--metric-module: ${file}: ${why}.`);
