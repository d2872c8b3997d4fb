// Benchmarks for the command `ganvil bench` and for tools: nothing here parses arguments or prints.

export {
  type BenchFile,
  isBenchFile,
  type KernelsFile,
  type StepsFile,
  type Timing,
  timingsOf,
} from './benchFile.ts';
export { type Comparison, type Comparisons, compareFiles } from './compare.ts';
export { BenchError, type BenchErrorKind } from './errors.ts';
export { type BuildUnderTest, openBuilds } from './kernels/builds.ts';
export { cases } from './kernels/cases/index.ts';
export type { Case } from './kernels/cases/types.ts';
export { htmlReport } from './kernels/htmlReport.ts';
export { kernelText, sameHolds, sameText } from './kernels/kernelsReport.ts';
export type { BuildResult, KernelResult } from './kernels/measureKernel.ts';
export { measureKernels } from './kernels/measureKernels.ts';
export { any, pair, type Row, type Spec } from './kernels/tfjsRows/row.ts';
export { kernelRows } from './kernels/tfjsRows/rows.ts';
export { type Machine, machine, machineLine, type Versions } from './machine.ts';
export { peers } from './peers/index.ts';
export type { Peer, Runner } from './peers/types.ts';
export {
  chanceAbove,
  type Estimate,
  estimate,
  estimateRatio,
  FEWEST,
  median,
  named,
} from './stats/estimates.ts';
export { factorText, intervalText } from './stats/formatRatio.ts';
export { alternate, type Effort, type Timed } from './stats/interleave.ts';
export { draws } from './stats/prng.ts';
export { fixedData } from './steps/fixedData.ts';
export { type ModelResult, measureSteps, type PeerResult, type StepsOptions } from './steps/measureSteps.ts';
export { type Model, models } from './steps/models.ts';
export { stepsMarkdown, stepsText } from './steps/stepsReport.ts';
