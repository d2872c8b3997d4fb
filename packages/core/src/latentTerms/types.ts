import type * as tf from '../tf.ts';

/** What D makes of samples [N, ...], each by itself. Differentiable. */
export interface Judge {
  /** Logits [N], positive for real. */
  logits(samples: tf.Tensor): tf.Tensor;
  /** Its last features [N, F]. Throws ConfigError where it has none. */
  features(samples: tf.Tensor): tf.Tensor;
}

/** A step of the search, as a term sees it. */
export interface Found {
  /** [N, latentDim]. */
  readonly latents: tf.Tensor;
  /** What G makes of them [N, ...sampleShape]. */
  readonly samples: tf.Tensor;
  /** What `ofTarget` gave. */
  readonly ofTarget: tf.Tensor | undefined;
  readonly judge: Judge;
}

/** What is added to the distance in a search for latents. */
export interface LatentTerm {
  readonly help: string;
  /** Whether it asks D. */
  readonly judges?: true;
  /** Of what samples are to be like, once before the search. Only where all of that is known. */
  readonly ofTarget?: (target: tf.Tensor, judge: Judge) => tf.Tensor;
  /** One number for each sample [N]. */
  of(found: Found): tf.Tensor;
}
