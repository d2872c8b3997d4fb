// Inputs that a kernel would read or write past its memory for: every call is refused in one clear line, or gives what tfjs' cpu
// backend gives. Memory is marked before each call: no mark may reach a result.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BACKEND, configure } from '../src/index.ts';
import { noise } from './differences.ts';

const MARK = 98_765.5;

const of = (...shape: number[]) => tf.tensor(noise(tf.util.sizeFromShape(shape), 5), shape);
const image = (...shape: number[]) => of(...shape) as tf.Tensor4D;
const volume = (...shape: number[]) => of(...shape) as tf.Tensor5D;
const ints = (values: number[], shape = [values.length]) => tf.tensor(values, shape, 'int32');
const run = (kernel: string, inputs: tf.NamedTensorMap, attrs: object = {}): tf.Tensor =>
  [tf.engine().runKernel(kernel, inputs, attrs as tf.NamedAttrMap)].flat()[0] as tf.Tensor;

const window = { strides: 1, pad: 'valid', dataFormat: 'NHWC', dilations: 1 };
const deep = { ...window, dataFormat: 'NDHWC' };
const turns = { alignCorners: false, halfPixelCenters: false };
const sixes = (names: string[], other: string, size: number) =>
  Object.fromEntries(names.map((name) => [`${name}0`, of(name === other ? size : 6)]));
const steps: [kernel: string, rates: number, names: string[], attrs: object][] = [
  ['AdamStep', 2, ['weight', 'gradient', 'm', 'v'], { beta1: 0.9, beta2: 0.99 }],
  ['SgdStep', 1, ['weight', 'gradient'], {}],
  ['MomentumStep', 2, ['weight', 'gradient', 'velocity'], {}],
  ['RmspropStep', 1, ['weight', 'gradient', 'square'], { decay: 0.9, epsilon: 1e-8 }],
  ['EmaStep', 1, ['average', 'weight'], {}],
];

const optimizers = steps.flatMap(([kernel, rates, names, attrs]) =>
  names
    .slice(1)
    .flatMap((other) =>
      [0, 3, 7].map((size): [string, () => tf.Tensor] => [
        `${kernel} whose ${other} has ${size} of 6`,
        () => run(kernel, { rates: of(rates), ...sixes(names, other, size) }, attrs),
      ]),
    ),
);

const statistics = ['x', 'scale', 'offset'];
const training = [0, 1, 7].flatMap((size) =>
  statistics.slice(1).map((other): [string, () => tf.Tensor] => [
    `BatchNormTraining whose ${other} has ${size} of 6`,
    () => {
      const inputs = Object.fromEntries(statistics.map((name) => [name, of(name === other ? size : 6)]));
      return run('BatchNormTraining', { ...inputs, x: of(2, 6) }, { epsilon: 1e-3 });
    },
  ]),
);

const refused: [string, () => tf.Tensor][] = [
  ...optimizers,
  ...training,
  ['SgdStep of integers', () => run('SgdStep', { rates: of(1), weight0: of(2), gradient0: ints([1, 2]) })],
  [
    'batchNorm with a mean of nothing',
    () => tf.batchNorm(of(2, 6), ints([]) as tf.Tensor1D, of(6) as tf.Tensor1D),
  ],
  ['resizeBilinear of no rows', () => tf.image.resizeBilinear(image(1, 0, 2, 1), [3, 3])],
  ['resizeNearestNeighbor of no columns', () => tf.image.resizeNearestNeighbor(image(1, 2, 0, 1), [3, 3])],
  [
    'ResizeBilinearGrad of other channels',
    () => run('ResizeBilinearGrad', { images: of(1, 2, 2, 3), dy: of(1, 4, 4, 1) }, turns),
  ],
  [
    'ResizeNearestNeighborGrad of another batch',
    () => run('ResizeNearestNeighborGrad', { images: of(1, 2, 2, 3), dy: of(2, 4, 4, 3) }, turns),
  ],
  ['slice from between', () => tf.slice(of(3), [0.5], [1])],
  ['slice of a half', () => tf.slice(of(3), [0], [1.5])],
  ['stridedSlice by halves', () => tf.stridedSlice(of(3), [0], [3], [0.5])],
  ['tile one and a half times', () => tf.tile(of(2), [1.5])],
  ['tile backwards', () => tf.tile(of(2, 3), [-1, -1])],
  ['transpose of one dimension twice', () => tf.transpose(of(2, 3), [1, 1])],
  ['transpose of fewer dimensions', () => run('Transpose', { x: of(2, 3) }, { perm: [1] })],
  ['pad of fewer dimensions', () => run('PadV2', { x: of(3, 2) }, { paddings: [[1, 1]], constantValue: 0 })],
  ...(['reflect', 'symmetric'] as const).flatMap((mode) =>
    [0, 2].map((size): [string, () => tf.Tensor] => [
      `MirrorPad ${mode} of ${size} by 3`,
      () => run('MirrorPad', { x: of(size) }, { paddings: [[3, 0]], mode }),
    ]),
  ),
  [
    'unsortedSegmentSum of more ids',
    () => tf.unsortedSegmentSum(of(2, 3), ints([0, 1, 1, 0]) as tf.Tensor1D, 2),
  ],
  ['unsortedSegmentSum of fewer ids', () => tf.unsortedSegmentSum(of(4, 3), ints([0, 1]) as tf.Tensor1D, 2)],
  ['Bincount of fewer weights', () => run('Bincount', { x: ints([0, 1, 2]), weights: of(2) }, { size: 3 })],
  [
    'Select of a longer condition',
    () => run('Select', { condition: tf.ones([9], 'bool'), t: of(2, 3), e: of(2, 3) }),
  ],
  [
    'Select of other shapes',
    () => run('Select', { condition: tf.ones([2, 3], 'bool'), t: of(2, 3), e: of(1) }),
  ],
  [
    'ScatterNd of smaller slices',
    () => run('ScatterNd', { indices: ints([0, 1], [2, 1]), updates: of(2, 2) }, { shape: [2, 3] }),
  ],
  [
    'TensorScatterUpdate of fewer updates',
    () => run('TensorScatterUpdate', { tensor: of(3), indices: ints([0, 1], [2, 1]), updates: of(1) }),
  ],
  ['gather out of range', () => tf.gather(of(2, 2), ints([2]))],
  ['gatherND out of range', () => tf.gatherND(of(2, 2), ints([2, 0], [1, 2]))],
  ['Conv2D of other channels', () => run('Conv2D', { x: of(1, 3, 3, 2), filter: of(2, 2, 5, 2) }, window)],
  [
    'DepthwiseConv2dNative of other channels',
    () => run('DepthwiseConv2dNative', { x: of(1, 3, 3, 2), filter: of(2, 2, 5, 2) }, window),
  ],
  [
    'Conv2DBackpropInput of other channels',
    () =>
      run(
        'Conv2DBackpropInput',
        { dy: of(1, 2, 2, 3), filter: of(2, 2, 4, 3) },
        { ...window, inputShape: [1, 3, 3, 9] },
      ),
  ],
  [
    'Conv3D of other channels',
    () => run('Conv3D', { x: of(1, 3, 3, 3, 2), filter: of(2, 2, 2, 5, 2) }, deep),
  ],
  [
    'Conv3DBackpropFilterV2 of other channels',
    () =>
      run(
        'Conv3DBackpropFilterV2',
        { x: of(1, 3, 3, 3, 2), dy: of(1, 2, 2, 2, 3) },
        { ...deep, filterShape: [2, 2, 2, 5, 3] },
      ),
  ],
  [
    'Dilation2D of fewer channels',
    () =>
      run(
        'Dilation2D',
        { x: of(1, 3, 3, 5), filter: of(2, 2, 1) },
        { strides: 1, pad: 'valid', dilations: 1 },
      ),
  ],
  ...[0, -1, 1.5].flatMap((stride): [string, () => tf.Tensor][] => [
    [`maxPool in steps of ${stride}`, () => tf.maxPool(image(1, 5, 5, 2), 2, stride, 'same')],
    [`maxPool3d in steps of ${stride}`, () => tf.maxPool3d(volume(1, 5, 5, 5, 2), 2, stride, 'same')],
    [`conv2d in steps of ${stride}`, () => tf.conv2d(image(1, 5, 5, 2), image(2, 2, 2, 2), stride, 'same')],
    [
      `conv3d in steps of ${stride}`,
      () => tf.conv3d(volume(1, 5, 5, 5, 2), volume(2, 2, 2, 2, 2), stride, 'same'),
    ],
    [
      `dilation2d in steps of ${stride}`,
      () => tf.dilation2d(image(1, 5, 5, 2), of(2, 2, 2) as tf.Tensor3D, stride, 'same'),
    ],
  ]),
  ['maxPool of a window of one and a half', () => tf.maxPool(image(1, 5, 5, 2), 1.5, 1, 'valid')],
  ['maxPool3d of a window of one and a half', () => tf.maxPool3d(volume(1, 5, 5, 5, 2), 1.5, 1, 'valid')],
  ['avgPool3d of a padding of a half', () => tf.avgPool3d(volume(1, 5, 5, 5, 2), 2, 1, 0.5)],
  [
    'fused prelu without slopes',
    () => tf.fused.matMul({ a: of(2, 3) as tf.Tensor2D, b: of(3, 3) as tf.Tensor2D, activation: 'prelu' }),
  ],
  [
    'sparseSegmentSum of fewer ids',
    () => tf.sparse.sparseSegmentSum(of(3, 2), ints([0, 1]) as tf.Tensor1D, ints([0]) as tf.Tensor1D),
  ],
  [
    'SparseFillEmptyRows of fewer values',
    () =>
      run('SparseFillEmptyRows', {
        indices: ints([0, 0, 1, 0], [2, 2]),
        values: of(1),
        denseShape: ints([3, 2]),
        defaultValue: tf.scalar(0),
      }),
  ],
  [
    'NonMaxSuppressionV3 of fewer scores',
    () =>
      run(
        'NonMaxSuppressionV3',
        { boxes: of(3, 4), scores: of(1) },
        { maxOutputSize: 3, iouThreshold: 0.5, scoreThreshold: -9 },
      ),
  ],
  ['topk of nothing', () => tf.topk(of(2, 0), 0).values],
];

/** Parameters of batch normalisation of any length are taken in turns, however they divide. */
const turned = [[2, 6], [1, 2, 2, 3], [5]].flatMap((shape) =>
  ['mean', 'variance', 'offset', 'scale'].flatMap((name) =>
    [1, 2, 4, 5, 7, 24].map((size): [string, () => tf.Tensor] => [
      `batchNorm of [${shape}], ${name} of ${size}`,
      () => {
        const numbers = (n: number) => tf.tensor1d(Array.from({ length: n }, (_, i) => i + 1));
        const own = (other: string) => numbers(other === name ? size : shape[shape.length - 1]);
        const [mean, variance, offset, scale] = ['mean', 'variance', 'offset', 'scale'].map(own);
        return run(
          'FusedBatchNorm',
          { x: of(...shape), mean, variance, offset, scale },
          { varianceEpsilon: 0.1 },
        );
      },
    ]),
  ),
);

const alike: [string, () => tf.Tensor][] = [
  ...turned,
  ['where of an empty condition', () => tf.where(tf.ones([0], 'bool'), of(1), of(1))],
  ['avgPool3d of a volume without depth', () => tf.avgPool3d(volume(1, 0, 3, 3, 2), [2, 5, 5], 1, 1)],
  ['avgPool3d of a window of nothing', () => tf.avgPool3d(volume(1, 3, 3, 3, 2), 0, 1, 'valid')],
  [
    'maxPoolWithArgmax of a window that does not fit',
    () => tf.maxPoolWithArgmax(image(1, 3, 3, 2), 5, 2, 'valid').indexes,
  ],
];

/** Fills memory that is free with marks. */
function mark(): void {
  const { heap } = (tf.backend() as unknown as { wasm: { heap: Heap } }).wasm;
  const blocks = [4, 8, 16, 24, 32, 64, 96, 128, 256, 512, 1024, 4096].flatMap((bytes) =>
    [1, 2, 3].map(() => {
      const at = heap.allocate(bytes);
      heap.f32(at, bytes / 4).fill(MARK);
      return at;
    }),
  );
  for (const at of blocks) heap.free(at);
}

interface Heap {
  allocate(bytes: number): number;
  free(at: number): void;
  f32(at: number, length: number): Float32Array;
}

describe('inputs that do not fit together', () => {
  beforeAll(async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    configure({ fallback: 'wasm' });
    expect(await tf.setBackend(BACKEND)).toBe(true);
  });
  afterAll(() => vi.restoreAllMocks());

  it.each(refused)('%s is refused', async (_, call) => {
    await tf.setBackend(BACKEND);
    mark();
    const before = tf.memory().numTensors;
    expect(() => tf.tidy(() => call().dataSync())).toThrow(/^(?!.*(memory access|undefined|unreachable)).*$/);
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each(alike)("%s gives what tfjs' cpu backend gives", async (_, call) => {
    const values = () =>
      tf.tidy(() => ((y) => ({ shape: y.shape.map((n) => n + 0), values: [...y.dataSync()] }))(call()));
    await tf.setBackend('cpu');
    const right = values();
    await tf.setBackend(BACKEND);
    mark();
    const ours = values();
    expect(ours.shape).toEqual(right.shape);
    for (const [i, value] of ours.values.entries()) expect(value).toBeCloseTo(right.values[i], 4);
  });
});
