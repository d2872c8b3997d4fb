/** Flags of networks that train on data of any kind in no time. */
export const smallMlp = (batchSize: number, steps: number): string[] =>
  `--architecture mlp --width 8 --latent-dim 2 --batch-size ${batchSize} --steps ${steps}`.split(' ');
