/** Trains GANs: configuration in, a stream of events out. Opens no files; the app hands it bytes. */
export { alarms } from './alarms/index.ts';
export type { Alarm, Diagnosis } from './alarms/types.ts';
export { architectures } from './architectures/index.ts';
export { assessments } from './assessments/index.ts';
export type { Assessment } from './assessments/types.ts';
export { augmentations } from './augmentations/index.ts';
export { batchFeatures } from './batchFeatures/index.ts';
export { changeableSettings, freeSettings, whyFixed } from './changes/changeableSettings.ts';
export { changedConfig } from './changes/changedConfig.ts';
export { parseChanges } from './changes/parseChanges.ts';
export type { AppliedChange, Change } from './changes/types.ts';
export { conditionings } from './conditionings/index.ts';
export { configDiff, type Difference } from './config/configDiff.ts';
export { didYouMean } from './config/didYouMean.ts';
export { formerSettings } from './config/formerSettings.ts';
export { MAX_SIDE_UNASKED } from './config/imageSize.ts';
export { namesIn } from './config/namesIn.ts';
export {
  type Config,
  type ConfigInput,
  checkedSetting,
  currentNames,
  presetName,
  resolveConfig,
  settingKey,
  storedConfig,
} from './config/resolveConfig.ts';
export { resumableSettings } from './config/resumableSettings.ts';
export type { Setting } from './config/settingKinds.ts';
export { settings } from './config/settings.ts';
export { type SuitedSettings, suitedSettings } from './config/suitedSettings.ts';
export { changedPoints } from './datasets/changedPoints.ts';
export { datasets } from './datasets/index.ts';
export { openDataset } from './datasets/openDataset.ts';
export { pointSet } from './datasets/pointSet.ts';
export type { Dataset } from './datasets/types.ts';
export { columnsOf, inOwnUnits, type Units } from './datasets/units.ts';
export { decodePng } from './decode/png/decodePng.ts';
export { type ReadAt, readPngText } from './decode/png/readPngText.ts';
export { type DistanceName, distances } from './distances/index.ts';
export { type ApngOptions, encodeApng } from './encode/apng.ts';
export { encodeCsv } from './encode/csv.ts';
export { type FigureChoice, figureText, type LessonFigure, lessonFigureText } from './encode/figureText.ts';
export { encodeFilm, type Film, type FilmShape, sizeInFile } from './encode/film.ts';
export { encodeNpy } from './encode/npy.ts';
export { encodeNpz } from './encode/npz.ts';
export { encodePng, PNG_SIGNATURE } from './encode/png.ts';
export { decodeProvenance, encodeProvenance, PROVENANCE, type Provenance } from './encode/provenance.ts';
export { type Pictured, provenanceOfState, provenanceText } from './encode/provenanceText.ts';
export { fileVersionRecord, imageRecord, scalarsRecord } from './encode/tfevents.ts';
export { encodeWav } from './encode/wav.ts';
export { ConfigError, DataError, LostRank } from './errors.ts';
export { type FeatureSpaceName, featureSpaces } from './featureSpaces/index.ts';
export { type Chart, type Curve, chart } from './figures/chart.ts';
export { figures } from './figures/index.ts';
export type { NetworkRow } from './figures/networkRow.ts';
export { el, INK, segment, svg, text, ticks, tickText } from './figures/svg.ts';
export { thinned } from './figures/thinned.ts';
export type { FigureContext, FigureOptions, LoggedShares, LoggedStep } from './figures/types.ts';
export { encodeHeader, FIXED_BYTES } from './formats/packed/header.ts';
export type { PackedPart } from './formats/packed/types.ts';
export { decodeOnThread } from './formats/pixels/decodeOnThread.ts';
export { littleEndian } from './formats/pixels/littleEndian.ts';
export type { PixelStore, Pixels, PixelWriter, StoredImages } from './formats/pixels/types.ts';
export type {
  DecodedLog,
  DecodedPicture,
  DecodeHow,
  DecodePicture,
  FileEntry,
  Opened,
  Reading,
  Skipped,
} from './formats/types.ts';
export { games } from './games/index.ts';
export { heads } from './heads/index.ts';
export {
  type AnomalyOptions,
  type AnomalyScores,
  anomalyScores,
  usualLambda,
} from './inference/anomalyScores.ts';
export { canAnswer } from './inference/ask.ts';
export { type AssessedRow, assess } from './inference/assess.ts';
export { type AssessRunOptions, assessRun, type RunFindings } from './inference/assessRun.ts';
export { classifyFrom } from './inference/classify.ts';
export type { Diagnosed } from './inference/diagnose.ts';
export { type Discriminated, discriminateFrom } from './inference/discriminate.ts';
export { type DrawnFigure, drawFigure } from './inference/drawFigure.ts';
export { checkMetrics, evaluate, notFinite } from './inference/evaluate.ts';
export { evaluated, evaluatedPart } from './inference/evaluated.ts';
export { figureContext } from './inference/figureContext.ts';
export { type Fill, type Inpainting, type InpaintOptions, inpaint, missingIn } from './inference/inpaint.ts';
export { type Inversion, invertWith } from './inference/invert.ts';
export type { InvertOptions } from './inference/invertOptions.ts';
export { type LatentExpression, latentOfSum, parseLatent } from './inference/latentExpression.ts';
export { latentsAlong, type PathKind } from './inference/latentsAlong.ts';
export { joinSamples, type LatentWalk, walkSamples } from './inference/latentWalk.ts';
export { type NearestTrainingSamples, nearestTrainingSamples } from './inference/nearestTrainingSamples.ts';
export { checkObservation, observationOf } from './inference/observation.ts';
export { parseSeeds } from './inference/parseSeeds.ts';
export {
  samplesFile,
  trainingFilmFile,
  type WalkChoice,
  walkFilmFile,
} from './inference/pictureFiles.ts';
export type { PictureOf } from './inference/pictureState.ts';
export { realSamples, samplesIn, trainingCount } from './inference/realSamples.ts';
export { type Reconstructed, reconstructFrom } from './inference/reconstruct.ts';
export { type LatentsBy, type ReconstructedBy, reconstructBy } from './inference/reconstructBy.ts';
export { rocAuc } from './inference/rocAuc.ts';
export { latentsOf, sampleAt, sampleFrom } from './inference/sample.ts';
export type { SampleSets } from './inference/sampleSets.ts';
export type { ClassifySamples } from './inference/sharesOf.ts';
export { type Checked, checkTask, digestOfLesson, lessonNumbers, teach } from './inference/teach.ts';
export type { WeightsOfG } from './inference/types.ts';
export type { UnitLayer } from './inference/unitLayer.ts';
export { usualPath } from './inference/usualPath.ts';
export { walkFilm } from './inference/walkFilm.ts';
export { latents } from './latents/index.ts';
export { type LatentTermName, latentTerms } from './latentTerms/index.ts';
export { type LessonName, lessons } from './lessons/index.ts';
export type { Findings, Lesson, LessonConfig, LessonStep, Numbers, Task } from './lessons/types.ts';
export { losses } from './losses/index.ts';
export { masks } from './masks/index.ts';
export type { Observation } from './masks/types.ts';
export { metrics } from './metrics/index.ts';
export type { Metric } from './metrics/types.ts';
export { activations } from './nn/activation.ts';
export { initializers } from './nn/initializers.ts';
export { layers } from './nn/layers.ts';
export { norms } from './norms/index.ts';
export { optimizers } from './optimizers/index.ts';
export { penalties } from './penalties/index.ts';
export { asImages, kindOf, type SampleKind } from './pictures/asImages.ts';
export { fitted, fittedSize } from './pictures/fitted.ts';
export type { Image } from './pictures/image.ts';
export { toByte } from './pictures/imageGrid.ts';
export { pathPicture } from './pictures/pathPicture.ts';
export { pictureOf } from './pictures/samplePicture.ts';
export { asSeen, strip } from './pictures/strip.ts';
export { type PresetName, presets } from './presets/index.ts';
export { schedules } from './schedules/index.ts';
export { changesText } from './state/changesText.ts';
export { decodeCheckpoint, encodeCheckpoint } from './state/checkpointFile.ts';
export { digestOf } from './state/digest.ts';
export { stateShapes } from './state/stateShapes.ts';
export type { Checkpoint, Start } from './state/types.ts';
export { type WarmStart, warmStart } from './state/warmStart.ts';
export { stops } from './stops/index.ts';
/** tfjs as core sees it: for apps that add to its table of kernels, or measure them. */
export * as tf from './tf.ts';
export { type Cost, costOf } from './training/cost.ts';
export type { Course } from './training/course.ts';
export { createDiagnosing } from './training/createDiagnosing.ts';
export { diagnoseEvery } from './training/diagnoseEvery.ts';
export type { EndReason, Samples, Scalars, TrainEvent } from './training/events.ts';
export { type Keeps, keepsOf } from './training/keepsOf.ts';
export { type LayerRow, layerTable, type NetworkRows } from './training/layerTable.ts';
export { checkMemory, gibibytes, shortage } from './training/memory.ts';
export { openRun } from './training/openRun.ts';
export { partOf } from './training/part.ts';
export { isPlateau } from './training/plateau.ts';
export type { Ranks } from './training/ranks.ts';
export type { Diagnosing, Run } from './training/run.ts';
export { type Started, startBackend } from './training/startBackend.ts';
export { advance, begin, type TrainOptions, train } from './training/train.ts';
export type { Updates } from './training/updateCounts.ts';
export type { Batch, NetworkPass, UpdateParts } from './training/updateParts.ts';
export { upsamplings } from './upsamplings/index.ts';
export { entryNames } from './verify/entries.ts';
export type { Found, Goldens, Verdict } from './verify/types.ts';
export { type VerifyOptions, verify } from './verify/verify.ts';
