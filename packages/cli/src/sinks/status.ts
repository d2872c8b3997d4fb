import type { Config, Scalars } from '@ganvil/core';
import { formatDuration } from '../duration.ts';
import type { Terminal } from '../terminal.ts';

/** What is known of a run at the moment. */
export interface Status {
  step: number;
  steps: number;
  rate: number | undefined;
  scalars: Scalars;
  metrics: Record<string, number>;
}

/** What is trained, in a few words: `digits · dcgan · nonSaturating`. */
export function titleOf(config: Config, preset: string, dot: string): string {
  const names = [preset, config.architecture, config.loss, config.penalty === 'none' ? '' : config.penalty];
  const profile = config.backend === 'ganvil' ? config.numerics : config.backend;
  return [...names, profile].filter((name) => name !== '').join(` ${dot} `);
}

/** `step 1240/5000 ━━━━━━────── 24%  12.4 steps/s  5m03s left` */
export function barLine({ step, steps, rate }: Status, { unicode, columns }: Terminal): string {
  const head = `step ${step}/${steps} `;
  const tail = ` ${percent(step, steps)}${speed(rate)}${left(step, steps, rate)}`;
  const width = Math.max(0, Math.min(60, columns() - 3 - head.length - tail.length));
  const full = steps === 0 ? width : Math.round((width * step) / steps);
  const [on, off] = unicode ? ['━', '─'] : ['#', '-'];
  return head + on.repeat(full) + off.repeat(width - full) + tail;
}

/** Losses, accuracy of D and the latest metrics, on one line. */
export function numbersLine({ scalars, metrics }: Status): string {
  const shown: [string, number | undefined][] = [
    ['loss D', scalars['loss/D']],
    ['G', scalars['loss/G']],
    ['D accuracy', scalars['accuracy/D']],
    ...Object.entries(metrics),
  ];
  const known = shown.filter((pair): pair is [string, number] => pair[1] !== undefined);
  return known.map(([name, value]) => `${name} ${short(value)}`).join('  ');
}

/** All of it as one plain line. */
export function plainLine(status: Status): string {
  const { step, steps, rate } = status;
  const head = `step ${step}/${steps}  ${percent(step, steps)}${speed(rate)}${left(step, steps, rate)}`;
  return `${head}  ${numbersLine(status)}`.trimEnd();
}

/** A number as people read it: four digits that matter. */
export function short(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value);
  return size >= 1000 || size < 0.001 ? value.toPrecision(3) : value.toPrecision(4);
}

const percent = (step: number, steps: number): string =>
  `${steps === 0 ? 100 : Math.floor((100 * step) / steps)}%`;

const speed = (rate: number | undefined): string => {
  if (!rate) return '';
  return rate >= 1 ? `  ${rate.toFixed(rate < 100 ? 1 : 0)} steps/s` : `  ${(1 / rate).toFixed(1)} s/step`;
};

const left = (step: number, steps: number, rate: number | undefined): string =>
  rate && step < steps ? `  ${formatDuration((steps - step) / rate)} left` : '';
