// Which random numbers are for what. Every draw is a pure function of (seed, stream, step, element): there is no
// generator state to save, and any part can be drawn anywhere.

/** Streams never overlap; a number that is used stays reserved, since it is part of the bits of every run. */
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
} as const;
