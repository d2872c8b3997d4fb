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
export { any, type KernelCall, makeInputs, pair, type TensorSpec } from './kernels/calls/call.ts';
export { tfjsWasmCalls } from './kernels/calls/tfjsWasmCalls.ts';
export { cases } from './kernels/cases/index.ts';
export type { Case } from './kernels/cases/types.ts';
export { htmlReport } from './kernels/htmlReport.ts';
export { aaCheck, aaCheckText, kernelText } from './kernels/kernelsReport.ts';
export type { BuildResult, KernelResult } from './kernels/measureCase.ts';
export { measureKernels } from './kernels/measureKernels.ts';
export { type Machine, machine, machineLine, type Versions } from './machine.ts';
export { peers } from './peers/index.ts';
export type { Peer, Runner } from './peers/types.ts';
export {
  type Estimate,
  estimate,
  estimateRatio,
  MIN_ROUNDS,
  median,
  pValueAbove,
  significant,
} from './stats/estimates.ts';
export { formatInterval, formatRatio } from './stats/formatRatio.ts';
export { interleave, type Repetitions, type TimedTask } from './stats/interleave.ts';
export { prng } from './stats/prng.ts';
export { fixedData } from './steps/fixedData.ts';
export { type ModelResult, measureSteps, type PeerResult, type StepsOptions } from './steps/measureSteps.ts';
export { type Model, models } from './steps/models.ts';
export { stepsMarkdown, stepsText } from './steps/stepsReport.ts';
