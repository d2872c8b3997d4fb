/** Samples, flat, as in core's `Samples`. */
export interface Values {
  readonly data: ArrayLike<number>;
  readonly count: number;
}

/** A box divided into equal cells, `cells` per axis. */
export interface Grid {
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly cells: number;
}

/** The fraction of the samples in each cell, last axis fastest. Samples outside count in the cells at the edge, so the sum is 1. */
export function histogram({ data, count }: Values, { low, high, cells }: Grid): Float64Array {
  const axes = low.length;
  const frequencies = new Float64Array(cells ** axes);
  for (let i = 0; i < count; i++) {
    let cell = 0;
    for (let axis = 0; axis < axes; axis++) {
      const at = (data[i * axes + axis] - low[axis]) / (high[axis] - low[axis]);
      cell = cell * cells + Math.min(cells - 1, Math.max(0, Math.floor(at * cells)));
    }
    frequencies[cell] += 1 / count;
  }
  return frequencies;
}

/** The bounding box of the samples, widened by `margin` of its size on every side. With two axes it is a square. */
export function boxOf({ data, count }: Values, axes: number, margin: number): Omit<Grid, 'cells'> {
  const low = new Array<number>(axes).fill(Number.POSITIVE_INFINITY);
  const high = new Array<number>(axes).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < count * axes; i++) {
    low[i % axes] = Math.min(low[i % axes], data[i]);
    high[i % axes] = Math.max(high[i % axes], data[i]);
  }
  const half = (Math.max(1e-6, ...high.map((value, axis) => value - low[axis])) / 2) * (1 + 2 * margin);
  const middle = low.map((value, axis) => (value + high[axis]) / 2);
  return { low: middle.map((value) => value - half), high: middle.map((value) => value + half) };
}
