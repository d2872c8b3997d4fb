/** The value of the game at its equilibrium: G matches the data, and D is 1/2 everywhere. In nats. */
export const EQUILIBRIUM_VALUE = -Math.log(4);

/** The probability, according to D, that a sample is real. */
export const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** The logit of a probability. */
export const logit = (probability: number): number => Math.log(probability / (1 - probability));

/** D*(x) = p_data / (p_data + p_g), https://arxiv.org/abs/1406.2661 proposition 1; 1/2 where both densities are 0. */
export function optimalDiscriminator(real: number, fake: number): number {
  return real + fake > 0 ? real / (real + fake) : 0.5;
}

/** V(D, G) = E log D(x) + E log(1 - D(G(z))) from logits of real and of fake samples, in nats. */
export function gameValue(real: ArrayLike<number>, fake: ArrayLike<number>): number {
  return -mean(real, (value) => softplus(-value)) - mean(fake, softplus);
}

/** The mean probability, according to D, that these samples are real. */
export const meanProbability = (logits: ArrayLike<number>): number => mean(logits, sigmoid);

/** How far D is from 1/2 where data live: at most, on all but the farthest twentieth of the real samples. */
export function distanceFromHalf(logits: ArrayLike<number>): number {
  const all = Array.from(logits, (value) => Math.abs(sigmoid(value) - 0.5)).sort((a, b) => a - b);
  return all[Math.ceil(0.95 * all.length) - 1];
}

/** The mean Euclidean length of vectors of `size` numbers, given flat. */
export function meanLength(values: ArrayLike<number>, size: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += size) {
    let square = 0;
    for (let c = 0; c < size; c++) square += values[i + c] ** 2;
    sum += Math.sqrt(square);
  }
  return (sum * size) / values.length;
}

/** The fraction of the samples that D classifies correctly. An undecided one counts half. */
export function accuracy(real: ArrayLike<number>, fake: ArrayLike<number>, undecided = 0): number {
  const above = (value: number) => (Math.sign(value - undecided) + 1) / 2;
  return (mean(real, above) + mean(fake, (value) => 1 - above(value))) / 2;
}

/** log(1 + e^x), without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

function mean(values: ArrayLike<number>, of: (value: number) => number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += of(values[i]);
  return sum / values.length;
}
