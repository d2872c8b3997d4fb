import type { KernelResult } from './measureKernel.ts';

/** A line per build of a kernel at a shape. */
export function kernelText({ kernel, shape, unit, builds }: KernelResult): string {
  const differ = new Set(builds.map(({ digest }) => digest)).size > 1;
  return builds
    .map(({ build, rate, share, speedup, digest }, i) => {
      const label = i === 0 ? `${kernel} ${shape}`.padEnd(48) : ''.padEnd(48);
      const numbers = `${rate.toFixed(rate < 10 ? 2 : 1).padStart(6)} ${unit.padEnd(7)} ${percent(share.median).padStart(5)} of the ceiling`;
      const beside =
        i === 0
          ? ''
          : `  ${speedup.median.toFixed(2)} times as fast [${speedup.low.toFixed(2)}, ${speedup.high.toFixed(2)}]`;
      return `${label} ${build.padEnd(8)} ${numbers}${beside}${differ ? `  bits ${digest}` : ''}`;
    })
    .join('\n');
}

/** What the A/A check says: how often the interval of a build beside itself holds 1, and how far it is off. */
export function sameText(results: readonly KernelResult[]): string {
  const good = results.filter(({ same }) => same.low <= 1 && 1 <= same.high).length;
  const off = results.map(({ same: { median } }) => Math.max(median, 1 / median) - 1).sort((a, b) => a - b);
  const most = off[Math.ceil(0.95 * off.length) - 1];
  return `A/A: of the first build beside itself, ${good} of ${results.length} intervals hold 1 (19 of 20 should); 19 of 20 medians are off by at most ${(100 * most).toFixed(1)} %: less is no difference`;
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
