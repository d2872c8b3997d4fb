/** Updates of D and of G that a run has done; what an update draws and reads follows from them and the seed. */
export interface Counts {
  readonly D: number;
  readonly G: number;
}

export type Player = keyof Counts;
