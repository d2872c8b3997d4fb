/** A line from a point to another, in cells of the grid. */
export type Segment = readonly [from: readonly [number, number], to: readonly [number, number]];

/** Where values on an n x n grid, row by row, cross a level: the segments of marching squares, saddles split by their mean. */
export function contours(values: ArrayLike<number>, n: number, level: number): Segment[] {
  const found: Segment[] = [];
  for (let y = 0; y + 1 < n; y++)
    for (let x = 0; x + 1 < n; x++) {
      const corners = [
        values[y * n + x],
        values[y * n + x + 1],
        values[(y + 1) * n + x + 1],
        values[(y + 1) * n + x],
      ];
      found.push(
        ...inCell(corners, level).map(
          ([a, b]): Segment => [
            [x + a[0], y + a[1]],
            [x + b[0], y + b[1]],
          ],
        ),
      );
    }
  return found;
}

const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

function inCell(corners: readonly number[], level: number): Segment[] {
  const above = corners.map((value) => value >= level);
  const crossings = [0, 1, 2, 3].filter((i) => above[i] !== above[(i + 1) % 4]);
  const point = (i: number): readonly [number, number] => {
    const k = (i + 1) % 4;
    const share = (level - corners[i]) / (corners[k] - corners[i]);
    return [
      CORNERS[i][0] + share * (CORNERS[k][0] - CORNERS[i][0]),
      CORNERS[i][1] + share * (CORNERS[k][1] - CORNERS[i][1]),
    ];
  };
  if (crossings.length === 2) return [[point(crossings[0]), point(crossings[1])]];
  if (crossings.length < 4) return [];
  const middle = (corners[0] + corners[1] + corners[2] + corners[3]) / 4 >= level;
  return middle === above[0]
    ? [
        [point(0), point(1)],
        [point(2), point(3)],
      ]
    : [
        [point(3), point(0)],
        [point(1), point(2)],
      ];
}
