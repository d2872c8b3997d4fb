/** Trains GANs: configuration in, a stream of events out. Opens no files; the app hands it bytes. */
export { architectures } from './architectures/index.ts';
export { type Started, startBackend } from './backend.ts';
export { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
export {
  type Config,
  type ConfigInput,
  presetName,
  resolveConfig,
  settingKey,
  storedConfig,
} from './config.ts';
export { type Cost, costOf } from './cost.ts';
export type { Counts, Player } from './counts.ts';
export { datasets } from './datasets/index.ts';
export { pointSet } from './datasets/pointSet.ts';
export type { Dataset } from './datasets/types.ts';
export { columnsOf, inOwnUnits, type Units } from './datasets/units.ts';
export { type Difference, differences } from './differences.ts';
export { digestOf } from './digest.ts';
export type { Discriminated } from './discriminate.ts';
export { encodeCsv } from './encode/csv.ts';
export { pictureOf } from './encode/grid.ts';
export type { Image } from './encode/image.ts';
export { encodeNpy } from './encode/npy.ts';
export { encodeNpz } from './encode/npz.ts';
export { encodePng } from './encode/png.ts';
export { fileVersionRecord, imageRecord, scalarsRecord } from './encode/tfevents.ts';
export { toByte } from './encode/tiles.ts';
export { ConfigError, DataError } from './errors.ts';
export { evaluate, evaluated, evaluatedPart, metricNames, notFinite } from './evaluate.ts';
export type { Samples, Scalars, TrainEvent } from './events.ts';
export type { FileEntry, Opened, Reading, Skipped } from './formats/types.ts';
export { MOST_SIDE_UNASKED } from './imageSize.ts';
export { losses } from './losses/index.ts';
export { checkMemory, gibibytes, shortage } from './memory.ts';
export { metrics } from './metrics/index.ts';
export { nearest } from './nearest.ts';
export { openDataset } from './openDataset.ts';
export { openRun, type Run } from './openRun.ts';
export { optimizers } from './optimizers/index.ts';
export { penalties } from './penalties/index.ts';
export { type PresetName, presets } from './presets/index.ts';
export { sampleFrom } from './sample.ts';
export type { Setting } from './setting.ts';
export { harmless, settings } from './settings.ts';
export { type Suited, suited } from './suited.ts';
/** tfjs as core sees it: for apps that add to its table of kernels, or measure them. */
export * as tf from './tf.ts';
export { advance, begin, type TrainOptions, train } from './train.ts';
export { type Found, type Goldens, type Verdict, type VerifyOptions, verify } from './verify.ts';
export type { WeightsOfG } from './weightsOfG.ts';
