// The terms of searches for latents in plain float64, of one sample.

/** What a term may look at. */
export interface TermInput {
  readonly latents: readonly number[];
  readonly logit: number;
  /** The last features of D of the sample, and of what it is to be like. */
  readonly features: readonly number[];
  readonly target: readonly number[];
}

const probability = (logit: number) => 1 / (1 + Math.exp(-logit));

/** By name of the term. */
export const references: Record<string, (input: TermInput) => number> = {
  minimax: ({ logit }) => Math.log(1 - probability(logit)),
  nonSaturating: ({ logit }) => -Math.log(probability(logit)),
  normal: ({ latents }) => latents.reduce((sum, x) => sum + (x * x) / 2, 0),
  features: ({ features, target }) => features.reduce((sum, x, i) => sum + Math.abs(x - target[i]), 0),
};
