import type { Estimate } from './estimates.ts';

/** A ratio with three digits: 1.23, 12.3, 123, ∞. */
export function formatRatio(ratio: number): string {
  if (ratio === Number.POSITIVE_INFINITY) return '∞';
  return ratio >= 100 ? ratio.toFixed(0) : ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2);
}

/** The interval of an estimate: `[1.20, 1.27]`. */
export function formatInterval({ low, high }: Estimate): string {
  return `[${formatRatio(low)}, ${formatRatio(high)}]`;
}
