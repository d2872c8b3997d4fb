/** Which weights of G samples are made with: their average over the updates, or those that D meets now. */
export type WeightsOfG = 'averaged' | 'current';
