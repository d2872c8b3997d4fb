// The objectives of games beside a discriminator, in plain float64.
type Numbers = readonly number[];

const mean = (x: Numbers): number => x.reduce((sum, value) => sum + value, 0) / x.length;
const rows = (x: Numbers, width: number): Numbers[] =>
  Array.from({ length: x.length / width }, (_, i) => x.slice(i * width, (i + 1) * width));
const logSumExp = (row: Numbers): number => Math.log(row.reduce((sum, x) => sum + Math.exp(x), 0));
const squared = (x: Numbers, y: Numbers): number => x.reduce((sum, value, i) => sum + (value - y[i]) ** 2, 0);
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Cross-entropy of logits [N, width] with classes, mean. */
export const crossEntropy = (logits: Numbers, width: number, classes: Numbers): number =>
  mean(rows(logits, width).map((row, i) => logSumExp(row) - row[classes[i]]));

/** D of the semi-supervised game: logits [N, width] of labelled, real and fake samples. */
export function semiSupervised(
  [labelled, real, fake]: readonly Numbers[],
  width: number,
  classes: Numbers,
): number {
  const isReal = (row: Numbers): number => {
    const z = row.reduce((sum, x) => sum + Math.exp(x), 0);
    return z / (z + 1);
  };
  const unlabelled =
    -mean(rows(real, width).map((row) => Math.log(isReal(row)))) -
    mean(rows(fake, width).map((row) => Math.log(1 - isReal(row))));
  return crossEntropy(labelled, width, classes) + 0.5 * unlabelled;
}

/** Cross-entropy of logits [N, width] with the classes that others give more than 0.95; of those rows, over N. */
export const pseudoLabels = (logits: Numbers, others: Numbers, width: number): number =>
  rows(logits, width).reduce((sum, row, i) => {
    const other = rows(others, width)[i];
    const sure = other.findIndex((x) => Math.exp(x - logSumExp(other)) > 0.95);
    return sum + (sure < 0 ? 0 : (logSumExp(row) - row[sure]) / (logits.length / width));
  }, 0);

/** KL(N(mean, exp(log)^2) || N(0, 1)) of each row, from numbers [N, 2 width]: means, then logarithms. */
export const divergence = (output: Numbers, width: number): Numbers =>
  rows(output, 2 * width).map((row) => {
    let sum = 0;
    for (let k = 0; k < width; k++) {
      const [m, s] = [row[k], Math.exp(row[width + k])];
      sum += (m * m + s * s - 1) / 2 - Math.log(s);
    }
    return sum;
  });

/** The negative log likelihoods of samples, per number. */
export const distortions = {
  gaussian: (mean: Numbers, x: Numbers, deviation: number): Numbers =>
    x.map((value, i) => {
      const density =
        Math.exp(-((value - mean[i]) ** 2) / (2 * deviation ** 2)) / (deviation * Math.sqrt(2 * Math.PI));
      return -Math.log(density);
    }),
  bernoulli: (beforeTanh: Numbers, x: Numbers): Numbers =>
    x.map((value, i) => {
      const [p, t] = [(1 + Math.tanh(beforeTanh[i])) / 2, (1 + value) / 2];
      return -t * Math.log(p) - (1 - t) * Math.log(1 - p);
    }),
};

/** The mean squared distance of each row of x from its closest row of y. */
export const closest = (x: Numbers, y: Numbers, width: number): Numbers =>
  rows(x, width).map((row) => Math.min(...rows(y, width).map((other) => squared(row, other))));

/** One channel [side, side], smoothed with mirrored edges, as rows. */
function smooth(image: Numbers[]): Numbers[] {
  const side = image.length;
  const at = (i: number): number => (i < 0 ? -1 - i : i >= side ? 2 * side - 1 - i : i);
  const taps = [1, 4, 6, 4, 1];
  return image.map((_, y) =>
    image.map((__, x) => {
      let sum = 0;
      for (let dy = -2; dy <= 2; dy++)
        for (let dx = -2; dx <= 2; dx++)
          sum += (taps[dy + 2] * taps[dx + 2] * image[at(y + dy)][at(x + dx)]) / 256;
      return sum;
    }),
  );
}

/** The distance of two grey images [side, side] by Laplacian pyramids of 3 levels, sides of at least 4. */
export function pyramid(one: Numbers, other: Numbers, side: number): number {
  let level = rows(
    one.map((value, i) => value - other[i]),
    side,
  );
  let total = 0;
  const absolute = (image: Numbers[]): number => mean(image.flat().map(Math.abs));
  for (let n = 0; n < 3 && level.length >= 4; n++) {
    const blurred = smooth(level);
    total += absolute(level.map((row, y) => row.map((value, x) => value - blurred[y][x])));
    const half = level.length >> 1;
    level = Array.from({ length: half }, (_, y) =>
      Array.from(
        { length: half },
        (__, x) =>
          (blurred[2 * y][2 * x] +
            blurred[2 * y][2 * x + 1] +
            blurred[2 * y + 1][2 * x] +
            blurred[2 * y + 1][2 * x + 1]) /
          4,
      ),
    );
  }
  return total + absolute(level);
}

/** The log density of each number, given 3 `width` numbers of its mixture of logistic distributions. */
export const mixtureDensity = (numbers: Numbers, x: Numbers, width: number): Numbers =>
  mixtures(numbers, width).map((parts, i) =>
    Math.log(
      parts.reduce((sum, [share, m, s]) => {
        const at = logistic((x[i] - m) / s);
        return sum + (share * at * (1 - at)) / s;
      }, 0),
    ),
  );

/** The log probability of each of 256 levels in [-1, 1]. */
export const mixtureProbability = (numbers: Numbers, x: Numbers, width: number): Numbers =>
  mixtures(numbers, width).map((parts, i) => {
    const [low, high] = [x[i] - 1 / 255, x[i] + 1 / 255];
    const below = (edge: number, [, m, s]: Numbers): number =>
      edge < -1 ? 0 : edge > 1 ? 1 : logistic((edge - m) / s);
    return Math.log(parts.reduce((sum, part) => sum + part[0] * (below(high, part) - below(low, part)), 0));
  });

function mixtures(numbers: Numbers, width: number): Numbers[][] {
  return rows(numbers, 3 * width).map((row) => {
    const total = logSumExp(row.slice(0, width));
    return Array.from({ length: width }, (_, k) => [
      Math.exp(row[k] - total),
      row[width + k],
      Math.exp(row[2 * width + k]),
    ]);
  });
}
