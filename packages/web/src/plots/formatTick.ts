/** A number in at most six characters, for axes. */
export function formatTick(value: number): string {
  const size = Math.abs(value);
  const text =
    size >= 1e5 || (size > 0 && size < 1e-3)
      ? value
          .toExponential(size >= 1e5 ? 1 : 0)
          .replace('.0e', 'e')
          .replace('e+', 'e')
      : size >= 1000
        ? `${Number((value / 1000).toPrecision(3))}k`
        : String(Number(value.toPrecision(4)));
  return text.replace(/-/g, '−');
}
