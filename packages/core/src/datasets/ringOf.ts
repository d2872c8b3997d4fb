const DIAGONAL = Math.SQRT1_2;

/** Eight points on a circle about 0, an eighth of a turn apart, from (radius, 0) on. */
export function ringOf(radius: number): number[][] {
  const unit = [
    [1, 0],
    [DIAGONAL, DIAGONAL],
    [0, 1],
    [-DIAGONAL, DIAGONAL],
    [-1, 0],
    [-DIAGONAL, -DIAGONAL],
    [0, -1],
    [DIAGONAL, -DIAGONAL],
  ];
  return unit.map(([x, y]) => [radius * x, radius * y]);
}
