// Kernels that are constant almost everywhere: zero gradients, so that a mask or an index computed from x may stand
// inside a loss. (Not LogicalAnd: a conformance spec of tfjs demands that it has none.)
import {
  All,
  Any,
  ArgMax,
  ArgMin,
  Ceil,
  Equal,
  Floor,
  type GradConfig,
  Greater,
  GreaterEqual,
  IsFinite,
  IsInf,
  IsNan,
  Less,
  LessEqual,
  LogicalNot,
  LogicalOr,
  LogicalXor,
  NotEqual,
  OneHot,
  OnesLike,
  Round,
  Sign,
  Step,
  ZerosLike,
} from '@tensorflow/tfjs-core';
import { zeros } from './helpers/zeros.ts';

const constantIn =
  (...inputs: string[]) =>
  (kernelName: string): GradConfig => ({
    kernelName,
    inputsToSave: inputs,
    gradFunc: (_, saved) =>
      Object.fromEntries(inputs.map((input, i) => [input, () => zeros(saved[i].shape)])),
  });

const elementwise = [Ceil, Floor, Round, Sign, Step, IsFinite, IsInf, IsNan, LogicalNot, OnesLike, ZerosLike];
const comparisons = [Equal, NotEqual, Greater, GreaterEqual, Less, LessEqual, LogicalOr, LogicalXor];

/** Zero gradients of kernels that are constant almost everywhere. */
export const constant: GradConfig[] = [
  ...[...elementwise, All, Any, ArgMax, ArgMin].map(constantIn('x')),
  ...comparisons.map(constantIn('a', 'b')),
  constantIn('indices')(OneHot),
];
