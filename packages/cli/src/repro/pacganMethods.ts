/** PacGAN's methods of the same batch of packs, https://arxiv.org/abs/1712.04086 section 4.1: 100 packs of 1, 2 or 4 samples. */
export const pacganMethods = {
  plain: { pack: 1, batchSize: 100 },
  pacgan2: { pack: 2, batchSize: 200 },
  pacgan4: { pack: 4, batchSize: 400 },
} as const;

/** The same methods where all see 200 samples in a step. */
export const packings = { plain: { pack: 1 }, pacgan2: { pack: 2 }, pacgan4: { pack: 4 } } as const;
