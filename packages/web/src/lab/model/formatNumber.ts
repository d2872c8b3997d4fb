/** A number with three significant digits and a typographic minus; '–' for none. */
export function formatNumber(value: number | undefined, digits = 3): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  const size = Math.abs(value);
  const text = size >= 100 ? value.toFixed(0) : value.toPrecision(digits);
  return (size >= 1e5 || (size < 1e-4 && value !== 0) ? value.toExponential(1) : text).replace(/-/g, '−');
}
