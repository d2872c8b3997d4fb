import { backend_util, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { activate, addBias, type Fusion } from './helpers/fusion.ts';
import { type Call, kernel } from './helpers/kernel.ts';

interface Transposes {
  transposeA: boolean;
  transposeB: boolean;
}

/** op(a) op(b) over the last two axes, the others broadcast. int32 stays int32. */
function matMul(
  a: TensorInfo,
  b: TensorInfo,
  { transposeA, transposeB }: Transposes,
  call: Call,
): TensorInfo {
  const [m, k] = matrixOf(a, transposeA);
  const [inner, n] = matrixOf(b, transposeB);
  util.assert(k === inner, () => `matMul: expected inner sizes to match, got [${a.shape}] and [${b.shape}].`);
  const outer = backend_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const c = call.output([...outer, m, n], a.dtype);
  const flags = [transposeA ? 1 : 0, transposeB ? 1 : 0] as const;
  const integer = a.dtype !== 'float32';
  const workspace = integer ? 0 : call.workspace('matMul');
  for (const run of runsOf(a, b, outer, m * n, flags[0])) {
    const [ap, bp, cp] = [call.ptr(a) + 4 * run.a, call.ptr(b) + 4 * run.b, call.ptr(c) + 4 * run.c];
    const rows = run.rows * m;
    if (integer) call.k.matMulInt(ap, bp, cp, run.batch, run.aStep, run.bStep, rows, n, k, ...flags);
    else call.k.matMul(ap, bp, cp, run.batch, run.aStep, run.bStep, rows, n, k, ...flags, workspace);
  }
  return c;
}

/** Rows and columns after transposition. */
function matrixOf({ shape }: TensorInfo, transposed: boolean): [number, number] {
  const [rows, columns] = shape.slice(-2);
  return transposed ? [columns, rows] : [rows, columns];
}

/** Commands that together make every matrix of the output: one, unless both operands are broadcast. */
function runsOf(a: TensorInfo, b: TensorInfo, outer: number[], size: number, transposeA: number) {
  const batch = util.sizeFromShape(outer);
  const [aSize, bSize] = [a, b].map(({ shape }) => util.sizeFromShape(shape.slice(-2)));
  const [aBatch, bBatch] = [a, b].map(({ shape }) => util.sizeFromShape(shape.slice(0, -2)));
  const one = { a: 0, b: 0, c: 0, rows: 1, batch: 1, aStep: 0, bStep: 0 };
  if (bBatch === 1 && aBatch === batch && !transposeA) return [{ ...one, rows: batch }]; // one tall matrix
  if ([1, batch].includes(aBatch) && [1, batch].includes(bBatch))
    return [{ ...one, batch, aStep: aBatch === 1 ? 0 : aSize, bStep: bBatch === 1 ? 0 : bSize }];
  return Array.from({ length: batch }, (_, i) => ({
    ...one,
    a: indexIn(a.shape.slice(0, -2), outer, i) * aSize,
    b: indexIn(b.shape.slice(0, -2), outer, i) * bSize,
    c: i * size,
  }));
}

/** The flat index in `shape` that broadcasts to flat index `i` of `outer`. */
function indexIn(shape: number[], outer: number[], i: number): number {
  let index = 0;
  let stride = 1;
  for (let d = 1; d <= outer.length; d++) {
    const size = shape.at(-d) ?? 1;
    if (size > 1) index += (i % outer.at(-d)!) * stride;
    stride *= size;
    i = Math.floor(i / outer.at(-d)!);
  }
  return index;
}

/** BatchMatMul and _FusedMatMul. */
export const matmul = [
  kernel<{ a: TensorInfo; b: TensorInfo }, Transposes>('BatchMatMul', ({ a, b }, attrs, call) =>
    matMul(a, b, attrs, call),
  ),

  kernel<
    { a: TensorInfo; b: TensorInfo; bias?: TensorInfo; preluActivationWeights?: TensorInfo },
    Transposes & Fusion
  >('_FusedMatMul', ({ a, b, bias, preluActivationWeights }, attrs, call) => {
    const product = matMul(a, b, attrs, call);
    return activate(addBias(product, bias, call), attrs, preluActivationWeights, call);
  }),
];
