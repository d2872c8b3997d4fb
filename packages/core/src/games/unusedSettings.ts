// Settings that only some games read, by what reads them: what a game declares as unused. Settings that others follow, such as
// width, are read wherever those are.

/** Of a discriminator of real samples and fakes, and of the game between it and G. */
export const ofDiscriminator = [
  'loss',
  'penalty',
  'penaltyWeight',
  'unroll',
  'weightClip',
  'labelSmoothing',
  'labelNoise',
  'instanceNoise',
  'instanceNoiseSchedule',
  'pack',
  'batchFeatures',
  'batches',
  'augment',
  'augmentProbability',
  'augmentTarget',
  'augmentImages',
  'discriminatorSteps',
  'discriminatorUntil',
  'discriminatorTarget',
  'generatorSteps',
] as const;

/** Of a network that makes samples of latents. */
export const ofGenerator = [
  'latentDim',
  'latent',
  'conditional',
  'conditioning',
  'activationG',
  'normG',
  'dropoutG',
  'mirror',
  'upsample',
  'denseG',
] as const;

/** Of the optimizer of D, and of the players that have its settings. */
export const ofOptimizerD = [
  'optimizerD',
  'learningRateD',
  'beta1D',
  'beta2D',
  'historicalAveragingD',
  'initializerD',
  'initializerGainD',
] as const;

/** Of a network that reads samples. */
export const ofReader = [
  'widthD',
  'depthD',
  'activationD',
  'normD',
  'dropoutD',
  'inputDropoutD',
  'noiseD',
  'inputNoiseD',
  'downsample',
  'denseD',
] as const;

/** Of games that do without a discriminator, or have more than one. */
export const ofOthers = [
  'likelihood',
  'deviation',
  'klWeight',
  'cost',
  'classWeight',
  'pseudoLabelWeight',
  'encoder',
] as const;

/** A list without some of its settings. */
export function except(list: readonly string[], ...read: readonly string[]): string[] {
  return list.filter((key) => !read.includes(key));
}
