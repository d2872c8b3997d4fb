import { formatInterval, formatRatio } from '../stats/formatRatio.ts';
import type { KernelResult } from './measureCase.ts';

/** A line per build of a kernel at a shape. */
export function kernelText({ kernel, shape, unit, builds }: KernelResult): string {
  const differ = new Set(builds.map(({ digest }) => digest)).size > 1;
  return builds
    .map(({ build, rate, share, speedup, digest }, i) => {
      const label = i === 0 ? `${kernel} ${shape}`.padEnd(48) : ''.padEnd(48);
      const fixedTensor = `${rate.toFixed(rate < 10 ? 2 : 1).padStart(6)} ${unit.padEnd(7)} ${percent(share.median).padStart(5)} of the ceiling`;
      const beside =
        i === 0 ? '' : `  ${formatRatio(speedup.median)} times as fast ${formatInterval(speedup)}`;
      return `${label} ${build.padEnd(8)} ${fixedTensor}${beside}${differ ? `  bits ${digest}` : ''}`;
    })
    .join('\n');
}

/** What the A/A check comes to: of how many cases the interval of the first build beside itself holds 1. */
export function aaCheck(results: readonly KernelResult[]): { hold: number; of: number } {
  return { hold: results.filter(holds).length, of: results.length };
}

/** The same in words, with the cases that do not, and how far off it is. */
export function aaCheckText(results: readonly KernelResult[]): string {
  const { hold, of } = aaCheck(results);
  const others = results.filter((result) => !holds(result)).map(({ kernel, shape }) => `${kernel} ${shape}`);
  const off = results.map(({ same: { median } }) => Math.max(median, 1 / median) - 1).sort((a, b) => a - b);
  const most = off[Math.ceil(0.95 * off.length) - 1];
  return `A/A: of the first build beside itself, ${hold} of ${of} intervals hold 1 (19 of 20 should)${others.length > 0 ? `, not those of ${others.join(', ')}` : ''}; 19 of 20 medians are off by at most ${(100 * most).toFixed(1)} %`;
}

function holds({ same: { low, high } }: KernelResult): boolean {
  return low <= 1 && 1 <= high;
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
