import { distanceOf, productsOf, squaresOf } from './pairwise.ts';

/** Queries at a time: with a block of the data they make one matrix product. */
const QUERIES = 256;
/** Share of |x|^2 + |y|^2 by which a squared distance from float32 products may be wrong. */
export const DOUBT = 2 ** -14;

/** Nearest neighbours of queries among samples that come block by block. */
export interface Nearest {
  /** Looks at samples [n, size], flat; `first`: the number of the first of them. */
  add(block: Float32Array, first: number): void;
  /** For each query the numbers of its nearest samples, the nearest first; of equally near ones that with the lower number. -1 where there were fewer. */
  readonly indices: Float64Array;
  /** Their squared distances [queries, most], flat. */
  readonly distances: Float64Array;
}

/**
 * Searches the `most` nearest neighbours of queries [count, size], flat, by squared Euclidean distance. Products tell which
 * samples may be near; of these the distance is summed in float64 in the order of the numbers, so that the result is exact and
 * depends on no block. Memory: a block, and its products with 256 queries.
 */
export function createNearest(queries: Float32Array, count: number, most: number): Nearest {
  const size = queries.length / count;
  const squares = squaresOf(queries, count, size);
  const indices = new Float64Array(count * most).fill(-1);
  const distances = new Float64Array(count * most).fill(Number.POSITIVE_INFINITY);
  const visit = (query: number, place: number, bound: number, block: Float32Array, number: number) => {
    const worst = (query + 1) * most - 1;
    if (!(bound <= distances[worst])) return;
    const distance = distanceOf(queries, query, block, place, size);
    if (precedes(distance, number, distances[worst], indices[worst]))
      insert(distances, indices, { from: query * most, worst, distance, number });
  };
  return {
    indices,
    distances,
    add(block, first) {
      const n = block.length / size;
      const ofBlock = squaresOf(block, n, size);
      for (let from = 0; from < count; from += QUERIES) {
        const some = Math.min(QUERIES, count - from);
        const rows = queries.subarray(from * size, (from + some) * size);
        const products = productsOf(rows, block, size);
        for (let i = 0; i < some; i++)
          for (let j = 0; j < n; j++) {
            const sum = squares[from + i] + ofBlock[j];
            visit(from + i, j, sum * (1 - DOUBT) - 2 * products[i * n + j], block, first + j);
          }
      }
    },
  };
}

/** Whether a sample comes before another: it is nearer, or as near with a lower number. */
function precedes(distance: number, number: number, other: number, otherNumber: number): boolean {
  return distance < other || (distance === other && (otherNumber < 0 || number < otherNumber));
}

/** Puts a sample in its place among those of a query, of which the worst drops out. */
function insert(
  distances: Float64Array,
  indices: Float64Array,
  { from, worst, distance, number }: { from: number; worst: number; distance: number; number: number },
): void {
  let at = worst;
  for (; at > from && precedes(distance, number, distances[at - 1], indices[at - 1]); at--) {
    distances[at] = distances[at - 1];
    indices[at] = indices[at - 1];
  }
  distances[at] = distance;
  indices[at] = number;
}
