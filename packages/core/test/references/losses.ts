// The formulas of the losses in plain float64.
type Numbers = readonly number[];

/** What a loss puts on the outputs of D for real samples and for fakes. */
export interface LossReference {
  discriminator(real: Numbers, fake: Numbers): number;
  /** `features`: 3 of each, flat. */
  generator(fake: Numbers, real: Numbers, features: { real: Numbers; fake: Numbers }): number;
  /** What an output costs D where its label is `target`; of losses with labels. */
  against?(output: number, target: number): number;
  /** Whether that of D consists of straight lines: then its second derivative is 0. */
  readonly straight?: true;
}

const mean = (x: Numbers, f: (value: number) => number = (value) => value): number =>
  x.reduce((sum, value) => sum + f(value), 0) / x.length;
const D = (logit: number): number => 1 / (1 + Math.exp(-logit));
const crossEntropy = (real: Numbers, fake: Numbers): number =>
  -mean(real, (x) => Math.log(D(x))) - mean(fake, (x) => Math.log(1 - D(x)));
const labelled = (x: number, t: number): number => -t * Math.log(D(x)) - (1 - t) * Math.log(1 - D(x));

/** f-GAN from table 2 and table 6 of the paper: the activation g of each divergence, and the conjugate f* as a function of t = g(v). */
function fgan(g: (v: number) => number, conjugate: (t: number) => number): LossReference {
  return {
    discriminator: (real, fake) => mean(fake, (v) => conjugate(g(v))) - mean(real, g),
    generator: (fake) => -mean(fake, (v) => conjugate(g(v))),
  };
}
const apart = (one: Numbers, other: Numbers): number => {
  const [meanOne, meanOther] = [mean(one), mean(other)];
  return -mean(one, (x) => Math.log(D(x - meanOther))) - mean(other, (x) => Math.log(1 - D(x - meanOne)));
};

/** Of each entry of the table. */
export const references: Record<string, LossReference> = {
  nonSaturating: {
    discriminator: crossEntropy,
    generator: (fake) => -mean(fake, (x) => Math.log(D(x))),
    against: labelled,
  },
  minimax: {
    discriminator: crossEntropy,
    generator: (fake) => mean(fake, (x) => Math.log(1 - D(x))),
    against: labelled,
  },
  kl: {
    discriminator: crossEntropy,
    generator: (fake) => -mean(fake, (x) => Math.log(D(x) / (1 - D(x)))),
    against: labelled,
  },
  leastSquares: {
    discriminator: (real, fake) => mean(real, (x) => (x - 1) ** 2) / 2 + mean(fake, (x) => x ** 2) / 2,
    generator: (fake) => mean(fake, (x) => (x - 1) ** 2) / 2,
    against: (x, t) => (x - t) ** 2 / 2,
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
  fganKl: fgan(
    (v) => v,
    (t) => Math.exp(t - 1),
  ),
  fganReverseKl: {
    ...fgan(
      (v) => -Math.exp(-v),
      (t) => -1 - Math.log(-t),
    ),
  },
  fganJensenShannon: fgan(
    (v) => Math.log(2) - Math.log(1 + Math.exp(-v)),
    (t) => -Math.log(2 - Math.exp(t)),
  ),
  fganPearson: fgan(
    (v) => v,
    (t) => t ** 2 / 4 + t,
  ),
  fganSquaredHellinger: fgan(
    (v) => 1 - Math.exp(-v),
    (t) => t / (1 - t),
  ),
  featureMatching: {
    discriminator: crossEntropy,
    generator(_fake, _real, { real, fake }) {
      const column = (x: Numbers, k: number) => mean(x.filter((_, i) => i % 3 === k));
      return [0, 1, 2].reduce((sum, k) => sum + (column(real, k) - column(fake, k)) ** 2, 0);
    },
    against: labelled,
  },
};
