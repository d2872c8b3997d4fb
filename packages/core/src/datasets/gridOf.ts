/** Every pair of these numbers, the first one outermost. */
export function gridOf(lines: readonly number[]): number[][] {
  return lines.flatMap((x) => lines.map((y) => [x, y]));
}
