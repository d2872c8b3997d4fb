// Random-number streams. Every draw is a pure function of (seed, stream, step, element): there is no
// generator state to save, and any part can be drawn anywhere.

/** Streams never overlap. A number stays reserved once it is used, since the results of every run depend on it. */
export const streams = {
  init: 0,
  latent: 1,
  order: 2,
  data: 3,
  fixed: 4,
  evaluate: 5,
  penalty: 6, // of losses and penalties
  sample: 7,
  classes: 8,
  layers: 9, // of layers such as dropout
  inversion: 20, // latents that a search may begin with
  masks: 21,
  components: 22, // where subspace iteration begins
  labelled: 40, // the order of labelled samples beside all
  bound: 41, // of bounds of a likelihood that are estimated
  bootstrap: 60, // samples that an interval draws again
  halves: 61, // blocks of samples that an interval leaves out
  features: 62, // weights of feature spaces that nothing trains
  testPart: 63, // which samples are held out
  noise: 64, // that is added to points
  rollback: 80, // the seed of what is drawn after a run has gone back
} as const;
