import { didYouMean, metrics as metricTable, settings } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import { type RunDescription, STATES } from './describeRun.ts';

type Value = string | number | undefined;

const TESTS: Record<string, (a: Value, b: Value) => boolean> = {
  '>=': (a, b) => a! >= b!,
  '<=': (a, b) => a! <= b!,
  '!=': (a, b) => a !== b,
  '=': (a, b) => a === b,
  '>': (a, b) => a! > b!,
  '<': (a, b) => a! < b!,
};

/** A condition on the value that a run has under a name. */
export interface RunCondition {
  readonly name: string;
  holds(run: RunDescription): boolean;
}

/** What a run has under a name: a column of the list, a metric, or a setting; undefined if it has none. */
export function runValue(run: RunDescription, name: string): Value {
  const { config, metrics, ...columns } = run;
  const found = (columns as Record<string, unknown>)[name] ?? metrics[name] ?? config[name];
  return typeof found === 'number' || found === undefined ? found : String(found);
}

/** Throws a usage Failure for a name that is no column, metric or setting, and that no run has. */
export function checkRunKey(name: string, flag: string, runs: readonly RunDescription[]): void {
  const columns = ['run', 'state', 'preset', 'step', 'steps', 'bytes', 'changed'];
  const known = [...columns, ...Object.keys(metricTable), ...Object.keys(settings)];
  if (known.includes(name) || runs.some((run) => runValue(run, name) !== undefined)) return;
  throw new Failure(
    EXIT.usage,
    `--${flag}: expected a column, a metric or a setting${didYouMean(name, known)}, got "${name}".`,
  );
}

/**
 * The condition in `modes>=8` or `loss=hinge`: of a column, a metric or a setting. A run without that value meets none but `!=`.
 * Throws a usage Failure for other text.
 */
export function parseCondition(text: string): RunCondition {
  const [, name, operator, wanted] = /^(\w[\w/.-]*?)\s*(>=|<=|!=|=|>|<)\s*([^\s<>=!].*)$/.exec(text) ?? [];
  if (!name)
    throw new Failure(
      EXIT.usage,
      `--where: expected a condition such as modes>=8 or loss=hinge, got "${text}".`,
    );
  if (name === 'state' && !STATES.includes(wanted))
    throw new Failure(
      EXIT.usage,
      `--where: expected a state of ${STATES.join(', ')}${didYouMean(wanted, STATES)}, got "${wanted}".`,
    );
  const isNumber = wanted.trim() !== '' && Number.isFinite(Number(wanted));
  const holds = (run: RunDescription) => {
    const value = runValue(run, name);
    if (value === undefined) return operator === '!=';
    return TESTS[operator](value, typeof value === 'number' && isNumber ? Number(wanted) : wanted);
  };
  return { name, holds };
}

/** Runs by a value, the least first or, with `-` before the name, the greatest; those without it last, equal ones as they were. */
export function sortRuns(runs: readonly RunDescription[], by: string): RunDescription[] {
  const [name, sign] = by.startsWith('-') ? [by.slice(1), -1] : [by, 1];
  return [...runs].sort((a, b) => {
    const [x, y] = [runValue(a, name), runValue(b, name)];
    if (x === y) return 0;
    if (x === undefined || y === undefined) return x === undefined ? 1 : -1;
    return x < y ? -sign : sign;
  });
}
