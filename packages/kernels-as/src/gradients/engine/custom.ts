// Ops of tfjs that bring their gradients along through `tf.customGrad`: the tape has no kernel of theirs to register one for.
import {
  type engine,
  logSoftmax,
  mul,
  neg,
  reshape,
  softmax,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { float } from '../helpers/float.ts';

type Engine = ReturnType<typeof engine>;
type CustomGrad = Engine['customGrad'];
type Forward = Parameters<CustomGrad>[0];
type Save = (tensors: Tensor[]) => void;
type Run = (original: CustomGrad, forward: Forward) => ReturnType<CustomGrad>;

/** tfjs' `customGrad`; those of users stay as they are. */
export function withOps(tfjs: Engine, original: CustomGrad): CustomGrad {
  const bound = original.bind(tfjs) as CustomGrad;
  return ((forward: Forward) => {
    const scope = tfjs.state.activeScope?.name ?? '';
    return (ops[scope] ?? plain)(bound, forward);
  }) as CustomGrad;
}

const plain: Run = (original, forward) => original(forward);

/** Both run over the last axis, as tfjs demands. */
const last = (dy: Tensor, of: Tensor): Tensor => reshape(dy, [...of.shape.slice(0, -1), 1]);

/** The forward pass of tfjs with other gradients, which get the inputs: tfjs saves results, which are constants to it. */
const graded =
  (gradients: (dy: Tensor, inputs: Tensor[]) => Tensor[]): Run =>
  (original, forward) =>
    original(((...args: unknown[]) => {
      const save = args.pop() as Save;
      save(args as Tensor[]);
      const { value } = (forward as (...args: unknown[]) => { value: Tensor })(...args, () => {});
      return { value, gradFunc: (dy: Tensor, saved: Tensor[]) => gradients(dy, saved) };
    }) as Forward);

/** The op runs as if there were no gradient of its own: its kernel is on the tape (see kernels.ts). */
const kernelsOf: Run = (_, forward) =>
  ((...inputs: Tensor[]) =>
    (forward as (...args: unknown[]) => { value: Tensor })(...inputs, () => {}).value) as never;

const ops: Record<string, Run> = {
  logSoftmax__op: graded((dy, [logits]) => [sub(dy, mul(sum(dy, -1, true), softmax(float(logits))))]),
  /** Also of labels that do not add up to 1. */
  softmaxCrossEntropy__op: graded((dy, [labels, logits]) => {
    const [l, x, g] = [float(labels), float(logits), last(dy, labels)];
    return [neg(mul(g, logSoftmax(x))), mul(g, sub(mul(softmax(x), sum(l, -1, true)), l))];
  }),
  fusedConv2d__op: kernelsOf,
  fusedDepthwiseConv2d__op: kernelsOf,
};
