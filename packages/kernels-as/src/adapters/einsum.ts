// Einstein sums: a matrix product between axes that are put in order.
import { backend_util, type TensorInfo, upcastType, util } from '@tensorflow/tfjs-core';
import { compose } from './helpers/fusion.ts';
import { type Call, kernel } from './helpers/kernel.ts';

/** A tensor and a label for each of its axes. */
interface Labelled {
  x: TensorInfo;
  labels: string[];
}

/** The labels of an equation's inputs and of its result. */
function parse(equation: string, count: number): { terms: string[][]; result: string[] } {
  backend_util.decodeEinsumEquation(equation, count); // throws where tfjs knows no such equation
  const [left, right] = equation.replace(/\s/g, '').split('->');
  const result = [...right];
  if (new Set(result).size < result.length)
    throw new Error(`einsum: expected a result with every label once, got "${equation}".`);
  return { terms: left.split(',').map((term) => [...term]), result };
}

/** Runs a kernel on a tensor that is ours to free. */
function then(kernelName: string, x: TensorInfo, attrs: Record<string, unknown>, call: Call): TensorInfo {
  const y = compose(kernelName, { x }, attrs, call);
  call.free(x);
  return y;
}

/** The sum over the axes whose labels are not to be kept. */
function summed({ x, labels }: Labelled, kept: (label: string) => boolean, call: Call): Labelled {
  const axis = labels.flatMap((label, i) => (kept(label) ? [] : [i]));
  if (axis.length === 0) return { x, labels };
  return { x: then('Sum', x, { axis, keepDims: false }, call), labels: labels.filter(kept) };
}

function ordered({ x, labels }: Labelled, order: string[], call: Call): TensorInfo {
  const perm = order.map((label) => labels.indexOf(label));
  return perm.every((axis, i) => axis === i) ? x : then('Transpose', x, { perm }, call);
}

/** Every label of a or b, in a product of matrices [batch, rows, inner] and [batch, inner, columns]. */
function product(a: Labelled, b: Labelled, result: string[], call: Call): Labelled {
  const inA = (label: string) => a.labels.includes(label);
  const inB = (label: string) => b.labels.includes(label);
  const batch = result.filter((label) => inA(label) && inB(label));
  const inner = a.labels.filter((label) => inB(label) && !result.includes(label));
  const rows = result.filter((label) => !inB(label));
  const columns = result.filter((label) => !inA(label));
  const sizes = new Map([a, b].flatMap(({ x, labels }) => labels.map((label, i) => [label, x.shape[i]])));
  const shape = (labels: string[]) => labels.map((label) => sizes.get(label)!);
  const size = (labels: string[]) => util.sizeFromShape(shape(labels));
  const matrix = (operand: Labelled, outer: string[]) =>
    then(
      'Reshape',
      ordered(operand, [...batch, ...outer, ...inner], call),
      { shape: [size(batch), size(outer), size(inner)] },
      call,
    );
  const [left, right] = [matrix(a, rows), matrix(b, columns)];
  const c = compose('BatchMatMul', { a: left, b: right }, { transposeA: false, transposeB: true }, call);
  for (const x of [left, right]) call.free(x);
  const labels = [...batch, ...rows, ...columns];
  return { x: then('Reshape', c, { shape: shape(labels) }, call), labels };
}

/** Einsum. */
export const einsum = [
  kernel<TensorInfo[], { equation: string }>('Einsum', (inputs, { equation }, call) => {
    const given = Object.values(inputs);
    const { terms, result } = parse(equation, given.length);
    const { allDims, idDims } = backend_util.decodeEinsumEquation(equation, given.length);
    backend_util.checkEinsumDimSizes(allDims.length, idDims, given as never);
    for (const [i, { shape }] of given.entries())
      if (shape.length !== terms[i].length)
        throw new Error(
          `einsum: expected ${terms[i].length} axes for "${terms[i].join('')}", got [${shape}].`,
        );
    const dtype = given.map((x) => x.dtype).reduce(upcastType, 'int32');
    const operands = given.map((x, i) => {
      const others = [...result, ...terms.filter((_, j) => j !== i).flat()];
      const own = { x: compose('Cast', { x }, { dtype }, call), labels: terms[i] };
      return summed(own, (label) => others.includes(label), call);
    });
    const all = operands.length === 1 ? operands[0] : product(operands[0], operands[1], result, call);
    return ordered(all, result, call);
  }),
];
