import { formatInterval, formatRatio } from '../stats/formatRatio.ts';
import type { KernelResult } from './measureCase.ts';

/** A line per build. */
export function kernelText({ kernel, shape, unit, builds }: KernelResult): string {
  const differ = new Set(builds.map(({ digest }) => digest)).size > 1;
  return builds
    .map(({ build, rate, share, speedup, digest }, i) => {
      const label = i === 0 ? `${kernel} ${shape}`.padEnd(48) : ''.padEnd(48);
      const numbers = `${rate.toFixed(rate < 10 ? 2 : 1).padStart(6)} ${unit.padEnd(7)} ${percent(share.median).padStart(5)} of the peak`;
      const beside =
        i === 0 ? '' : `  ${formatRatio(speedup.median)} times as fast ${formatInterval(speedup)}`;
      return `${label} ${build.padEnd(8)} ${numbers}${beside}${differ ? `  digest ${digest}` : ''}`;
    })
    .join('\n');
}

/** The A/A check: the number of cases whose interval of the first build against itself contains 1, and of all cases. */
export function aaCheck(results: readonly KernelResult[]): { hold: number; of: number } {
  return { hold: results.filter(holds).length, of: results.length };
}

/** The A/A check in words, with the cases that fail and the size of the deviations. */
export function aaCheckText(results: readonly KernelResult[]): string {
  const { hold, of } = aaCheck(results);
  const others = results.filter((result) => !holds(result)).map(({ kernel, shape }) => `${kernel} ${shape}`);
  const off = results.map(({ same: { median } }) => Math.max(median, 1 / median) - 1).sort((a, b) => a - b);
  const max = off[Math.ceil(0.95 * off.length) - 1];
  const except = others.length > 0 ? `, all except ${others.join(', ')}` : '';
  return `A/A check (first build against itself): ${hold} of ${of} intervals contain 1 (expected: 95 %)${except}; 95 % of the medians deviate by at most ${(100 * max).toFixed(1)} %`;
}

function holds({ same: { low, high } }: KernelResult): boolean {
  return low <= 1 && 1 <= high;
}

/** A fraction in percent. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
