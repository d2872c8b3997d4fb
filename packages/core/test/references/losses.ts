// The formulas of the losses in plain float64.
type Numbers = readonly number[];

/** What a loss puts on the outputs of D for real samples and for fakes. */
export interface LossReference {
  discriminator(real: Numbers, fake: Numbers): number;
  generator(fake: Numbers, real: Numbers): number;
  /** Whether that of D consists of straight lines: then its second derivative is 0. */
  readonly straight?: true;
}

const mean = (x: Numbers, f: (value: number) => number = (value) => value): number =>
  x.reduce((sum, value) => sum + f(value), 0) / x.length;
const D = (logit: number): number => 1 / (1 + Math.exp(-logit));
const crossEntropy = (real: Numbers, fake: Numbers): number =>
  -mean(real, (x) => Math.log(D(x))) - mean(fake, (x) => Math.log(1 - D(x)));
const apart = (one: Numbers, other: Numbers): number => {
  const [meanOne, meanOther] = [mean(one), mean(other)];
  return -mean(one, (x) => Math.log(D(x - meanOther))) - mean(other, (x) => Math.log(1 - D(x - meanOne)));
};

/** Of each entry of the table. */
export const references: Record<string, LossReference> = {
  nonSaturating: { discriminator: crossEntropy, generator: (fake) => -mean(fake, (x) => Math.log(D(x))) },
  minimax: { discriminator: crossEntropy, generator: (fake) => mean(fake, (x) => Math.log(1 - D(x))) },
  kl: { discriminator: crossEntropy, generator: (fake) => -mean(fake, (x) => Math.log(D(x) / (1 - D(x)))) },
  leastSquares: {
    discriminator: (real, fake) => mean(real, (x) => (x - 1) ** 2) / 2 + mean(fake, (x) => x ** 2) / 2,
    generator: (fake) => mean(fake, (x) => (x - 1) ** 2) / 2,
  },
  hinge: {
    discriminator: (real, fake) =>
      mean(real, (x) => Math.max(0, 1 - x)) + mean(fake, (x) => Math.max(0, 1 + x)),
    generator: (fake) => -mean(fake),
    straight: true,
  },
  wasserstein: {
    discriminator: (real, fake) => mean(fake) - mean(real),
    generator: (fake) => -mean(fake),
    straight: true,
  },
  relativisticPaired: {
    discriminator: (real, fake) => -mean(real.map((x, i) => Math.log(D(x - fake[i])))),
    generator: (fake, real) => -mean(real.map((x, i) => Math.log(D(fake[i] - x)))),
  },
  relativisticAverage: { discriminator: apart, generator: apart },
};
