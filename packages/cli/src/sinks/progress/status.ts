import { type Config, games, type Scalars, settings } from '@ganvil/core';
import { formatDuration } from '../../args/duration.ts';
import type { Terminal } from '../../terminal/terminal.ts';

/** The current state of a run. */
export interface Status {
  step: number;
  steps: number;
  /** Steps per second. */
  rate: number | undefined;
  /** Seconds from the start of the command after which it stops. */
  budget: number | undefined;
  scalars: Scalars;
  metrics: Record<string, number>;
  /** Of the newest diagnosis. */
  diagnosis: Readonly<Record<string, number>>;
}

/** Title of a run: `digits · dcgan · nonSaturating`, or `digits · vae · dcgan` of a game without such losses. */
export function titleOf(config: Config, preset: string, dot: string): string {
  const unused: readonly string[] = games[config.game].unused;
  const names = [
    preset,
    config.game === settings.game.initial ? '' : config.game,
    config.architecture,
    unused.includes('loss') ? '' : config.loss,
    config.penalty === 'none' ? '' : config.penalty,
  ];
  const profile = config.backend === 'ganvil' ? config.numerics : config.backend;
  return [...names, profile].filter((name) => name !== '').join(` ${dot} `);
}

/** `step 1240/5000 ━━━━━━────── 24%  12.4 steps/s  5m03s left` */
export function barLine(status: Status, { unicode, columns }: Terminal): string {
  const head = `step ${status.step}/${status.steps} `;
  const tail = ` ${remainingText(status)}`;
  const width = Math.max(0, Math.min(60, columns() - 3 - head.length - tail.length));
  const full = Math.round(width * fractionDone(status));
  const [on, off] = unicode ? ['━', '─'] : ['#', '-'];
  return head + on.repeat(full) + off.repeat(width - full) + tail;
}

/** Losses and accuracies of the players, D before the others, and the latest metrics, on one line. */
export function numbersLine({ scalars, metrics, diagnosis }: Status): string {
  const of = (kind: string) =>
    Object.keys(scalars)
      .filter((name) => new RegExp(`^${kind}/[A-Z]$`).test(name))
      .sort();
  const losses = of('loss').map(
    (name, i) => [`${i === 0 ? 'loss ' : ''}${name.at(-1)}`, scalars[name]] as const,
  );
  const accuracies = of('accuracy').map((name) => [`${name.at(-1)} accuracy`, scalars[name]] as const);
  const numbers = [...losses, ...accuracies, ...Object.entries(metrics)].map(
    ([name, value]) => `${name} ${formatNumber(value)}`,
  );
  return [...numbers, diagnosisText(diagnosis)].filter((part) => part !== '').join('  ');
}

/** `samples: entropy 98% and distance 103% of real ones, 4% duplicates, 0% copies of data`, as far as they are known. */
function diagnosisText(diagnosis: Status['diagnosis']): string {
  const percent = (name: string) => `${(100 * diagnosis[name]).toFixed(0)}%`;
  const known = (...names: readonly string[]) => names.filter((name) => name in diagnosis);
  const beside = known('entropy', 'distance').map((name) => `${name} ${percent(name)}`);
  const parts = [
    ...(beside.length > 0 ? [`${beside.join(' and ')} of real ones`] : []),
    ...known('duplicates').map((name) => `${percent(name)} duplicates`),
    ...known('memorised').map((name) => `${percent(name)} copies of data`),
  ];
  return parts.length > 0 ? `samples: ${parts.join(', ')}` : '';
}

/** The status as one plain line. */
export function plainLine(status: Status): string {
  const head = `step ${status.step}/${status.steps}  ${remainingText(status)}`;
  return `${head}  ${numbersLine(status)}`.trimEnd();
}

/** A number with four significant digits. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (Number.isSafeInteger(value) || !Number.isFinite(value)) return String(value);
  return size >= 1000 || size < 0.001 ? value.toPrecision(3) : value.toPrecision(4);
}

/** Fraction done, 0 to 1: of the steps or of the budget, whichever ends first. */
export function fractionDone({ step, steps, budget }: Status): number {
  const ofSteps = steps === 0 ? 1 : step / steps;
  return Math.min(1, Math.max(ofSteps, budget === undefined ? 0 : performance.now() / 1000 / budget));
}

/** Seconds until the end of the steps or of the budget; undefined while the rate is unknown. */
export function secondsLeft({ step, steps, rate, budget }: Status): number | undefined {
  if (step >= steps) return 0;
  const ofSteps = rate ? (steps - step) / rate : undefined;
  if (budget === undefined) return ofSteps;
  return Math.max(0, Math.min(ofSteps ?? Number.POSITIVE_INFINITY, budget - performance.now() / 1000));
}

/** `24%  12.4 steps/s  5m03s left` */
function remainingText(status: Status): string {
  const left = secondsLeft(status);
  const percent = `${Math.floor(100 * fractionDone(status))}%`;
  return `${percent}${speed(status.rate)}${left ? `  ${formatDuration(left)} left` : ''}`;
}

const speed = (rate: number | undefined): string => {
  if (!rate) return '';
  return rate >= 1 ? `  ${rate.toFixed(rate < 100 ? 1 : 0)} steps/s` : `  ${(1 / rate).toFixed(1)} s/step`;
};
