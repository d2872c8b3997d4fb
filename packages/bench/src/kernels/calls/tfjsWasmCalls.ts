// Calls of the kernels that tfjs-backend-wasm also has, at the shapes of GANs.

import { any, call, each, IMAGE, index, type KernelCall, LAYER, pair, positive, truth } from './call.ts';
import { images, moves, products } from './dataMovement.ts';

const maps =
  'Abs Ceil Elu Erf Exp Floor IsFinite IsNan Neg Relu Relu6 Reciprocal Round Selu Sigmoid Sign Softplus Square Tanh';
const arithmetic = 'Add FloorDiv Maximum Minimum Mod Multiply RealDiv SquaredDifference Sub';
const comparisons = 'Equal Greater GreaterEqual Less LessEqual NotEqual';

const elementwise: KernelCall[] = [
  ...each(maps, { x: any(...IMAGE) }, { x: any(...LAYER) }),
  ...each('Log Log1p Rsqrt Sqrt', { x: positive(...IMAGE) }, { x: positive(...LAYER) }),
  call('Abs', { x: index(9, ...LAYER) }),
  ...[IMAGE, LAYER].flatMap((shape) => [
    call('LeakyRelu', { x: any(...shape) }, { alpha: 0.2 }),
    call('ClipByValue', { x: any(...shape) }, { clipValueMin: -1, clipValueMax: 1 }),
    call('Step', { x: any(...shape) }, { alpha: 0 }),
    call('Prelu', { x: any(...shape), alpha: any(shape.at(-1)!) }),
    call('EluGrad', { dy: any(...shape), y: any(...shape) }),
    call('Cast', { x: any(...shape) }, { dtype: 'int32' }),
    call('Cast', { x: any(...shape) }, { dtype: 'bool' }),
    call('Cast', { x: index(9, ...shape) }, { dtype: 'float32' }),
    call('Select', { condition: truth(...shape), t: any(...shape), e: any(...shape) }),
    call('LogicalNot', { x: truth(...shape) }),
  ]),
  ...each(
    arithmetic,
    pair(any(...IMAGE), any(...IMAGE)),
    pair(any(...LAYER), any(...LAYER)),
    pair(any(...LAYER), any(1024)),
    pair(any(...IMAGE), any(64)),
    pair(any(...LAYER), any()),
  ),
  ...each(
    'Add Multiply',
    pair(any(64, 32, 32, 3), any(3)),
    pair(any(64, 1), any()),
    pair(any(...IMAGE), any(64, 1, 1, 64)),
  ),
  ...each('Add Multiply', pair(any(...LAYER), any(64, 1)), pair(any(64, 32, 32, 1), any(64, 1, 1, 1))),
  call('Pow', pair(positive(...LAYER), any())),
  call('Pow', pair(positive(...LAYER), any(...LAYER))),
  ...each(comparisons, pair(any(...IMAGE), any(...IMAGE)), pair(any(...LAYER), any())),
  ...each(
    `${comparisons} Maximum Minimum Add Multiply Sub FloorDiv`,
    pair(index(9, ...LAYER), index(9, ...LAYER)),
  ),
  ...each('LogicalAnd LogicalOr', pair(truth(...LAYER), truth(...LAYER))),
];

const axis = (n: number | number[]) => ({ axis: n, keepDims: false });
const reductions: KernelCall[] = ['Sum', 'Mean', 'Max', 'Min', 'Prod'].flatMap((kernel) => {
  const attrs = (n: number | number[]) => ({ ...axis(n), reductionIndices: [n].flat() });
  return [
    call(kernel, { x: any(...LAYER) }, attrs(1)),
    call(kernel, { x: any(...LAYER) }, attrs(0)),
    call(kernel, { x: any(...LAYER) }, attrs([0, 1])),
    call(kernel, { x: any(...IMAGE) }, attrs([0, 1, 2])),
    call(kernel, { x: any(...IMAGE) }, attrs([1, 2])),
    call(kernel, { x: any(...IMAGE) }, attrs([0, 1, 2, 3])),
    call(kernel, { x: any(64, 1) }, attrs([0, 1])),
    call(kernel, { x: any(256, 128) }, attrs(0)),
  ];
});

const rows: KernelCall[] = [
  ...each('All Any', { x: truth(...LAYER) }).map((r) => ({ ...r, attrs: axis(1) })),
  ...each('ArgMax ArgMin', { x: any(64, 10) }, { x: any(...LAYER) }).map((r) => ({ ...r, attrs: axis(1) })),
  call('ArgMax', { x: any(...LAYER) }, axis(0)),
  call('Softmax', { logits: any(64, 10) }, { dim: 1 }),
  call('Softmax', { logits: any(1024, 256) }, { dim: 1 }),
  ...[0, 1].map((n) => call('Cumsum', { x: any(...LAYER) }, { axis: n, exclusive: false, reverse: false })),
  call(
    'FusedBatchNorm',
    { x: any(...IMAGE), scale: any(64), offset: any(64), mean: any(64), variance: positive(64) },
    { varianceEpsilon: 1e-3 },
  ),
];

/** Calls that run on Ganvil and on tfjs-backend-wasm, at the shapes of GANs. */
export const tfjsWasmCalls: KernelCall[] = [
  ...elementwise,
  ...reductions,
  ...rows,
  ...moves,
  ...images,
  ...products,
];
