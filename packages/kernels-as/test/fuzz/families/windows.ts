import * as tf from '@tensorflow/tfjs-core';
import type { Case, Input } from '../../cases/case.ts';
import type { Draw } from '../draw.ts';
import type { Family } from '../family.ts';

type Pair = [number, number];
/** tfjs types explicit padding as a tuple of tuples. */
type Pad = 'same' | 'valid' | number;
type Rounding = 'floor' | 'ceil' | 'round';

interface Window {
  readonly strides: Pair;
  readonly dilations: Pair;
  readonly pad: Pad;
  readonly rounding?: Rounding;
  readonly text: string;
}

const image = (d: Draw): Pair => [1 + d.below(11), 1 + d.below(11)];
/** Filters may be larger than the image. */
const filter = (d: Draw): Pair =>
  d.chance(0.1) ? [1 + d.below(17), 1 + d.below(17)] : [1 + d.below(5), 1 + d.below(5)];

function padOf(d: Draw): Pad {
  const side = () => d.below(3);
  const explicit = () =>
    [
      [0, 0],
      [side(), side()],
      [side(), side()],
      [0, 0],
    ] as unknown as 'same';
  return d.pick<() => Pad>([() => 'same', () => 'valid', side, explicit])();
}

/** tfjs refuses strides beside dilations, and roundings beside names of paddings. */
function windowOf(d: Draw, { mayDilate = true } = {}): Window {
  const dilates = mayDilate && d.chance(0.25);
  const ones: Pair = [1, 1];
  const dilations: Pair = dilates ? [1 + d.below(3), 1 + d.below(3)] : ones;
  const pad = padOf(d);
  const stride = 1 + d.below(3);
  // tfjs computes both sides of a result by the first stride where the padding is a number.
  const drawn: Pair = typeof pad === 'number' ? [stride, stride] : [stride, 1 + d.below(3)];
  const strides = dilates ? ones : drawn;
  const rounding = typeof pad === 'number' ? d.pick<Rounding>(['floor', 'ceil', 'round']) : undefined;
  const text = `strides ${strides} dilations ${dilations} pad ${JSON.stringify(pad)} ${rounding ?? ''}`;
  return { strides, dilations, pad, rounding, text };
}

const channels = (d: Draw): number => d.pick([1, 2, 3, 4, 5, 8, 9, 16, 17]);
/** What float32 sums over a filter may err by: some roundings of terms below 4, times the square root of their number. */
const toleranceOf = (f: Input): number => 2e-6 * Math.sqrt(4 + f.shape.reduce((a, b) => a * b, 1));

const batch = (d: Draw): number => d.pick([1, 1, 2, 3, 0]);

const activations = ['linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu'] as const;

const conv2d: Family = {
  name: 'conv2d',
  draw(d): Case {
    const { strides, dilations, pad, text } = windowOf(d);
    const [cin, cout] = [channels(d), channels(d)];
    const inputs = [d.input([batch(d), ...image(d), cin]), d.input([...filter(d), cin, cout])];
    const run = (x: tf.Tensor, f: tf.Tensor) =>
      tf.conv2d(x as tf.Tensor4D, f as tf.Tensor4D, strides, pad, 'NHWC', dilations);
    const tolerance = toleranceOf(inputs[1]);
    return { kernel: 'Conv2D', name: text, inputs, run: run as Case['run'], tolerance };
  },
};

/** Filters twice as large as their stride, with at least 8 channels, go by Winograd's way. */
const winograd: Family = {
  name: 'conv2d by Winograd',
  draw(d): Case {
    const stride = 1 + d.below(2);
    const [cin, cout] = [d.pick([8, 9, 16]), d.pick([8, 11, 16])];
    const sides = [4 + d.below(14), 4 + d.below(14)];
    const inputs = [d.input([1 + d.below(2), ...sides, cin]), d.input([2 * stride, 2 * stride, cin, cout])];
    const pad = padOf(d);
    const run = (x: tf.Tensor, f: tf.Tensor) => tf.conv2d(x as tf.Tensor4D, f as tf.Tensor4D, stride, pad);
    const name = `stride ${stride} pad ${JSON.stringify(pad)}`;
    return { kernel: 'Conv2D', name, inputs, run: run as Case['run'], tolerance: 4 * toleranceOf(inputs[1]) };
  },
};

const fused: Family = {
  name: 'fused conv2d',
  draw(d): Case {
    const { strides, dilations, pad, text } = windowOf(d);
    const [cin, cout] = [channels(d), channels(d)];
    const activation = d.pick(activations);
    const inputs = [
      d.input([batch(d), ...image(d), cin]),
      d.input([...filter(d), cin, cout]),
      d.input([cout]),
    ];
    const run = (x: tf.Tensor, f: tf.Tensor, bias: tf.Tensor) =>
      tf.fused.conv2d({
        x: x as tf.Tensor4D,
        filter: f as tf.Tensor4D,
        strides,
        pad,
        dilations,
        bias,
        activation,
        leakyreluAlpha: 0.2,
      });
    return {
      kernel: 'FusedConv2D',
      name: `${text} ${activation}`,
      inputs,
      run: run as Case['run'],
      tolerance: toleranceOf(inputs[1]),
      order: 1,
    };
  },
};

const depthwise: Family = {
  name: 'depthwiseConv2d',
  draw(d): Case {
    const { strides, dilations, pad, text } = windowOf(d);
    const cin = channels(d);
    const inputs = [d.input([batch(d), ...image(d), cin]), d.input([...filter(d), cin, 1 + d.below(3)])];
    const run = (x: tf.Tensor, f: tf.Tensor) =>
      tf.depthwiseConv2d(x as tf.Tensor4D, f as tf.Tensor4D, strides, pad, 'NHWC', dilations);
    return {
      kernel: 'DepthwiseConv2dNative',
      name: text,
      inputs,
      run: run as Case['run'],
      tolerance: toleranceOf(inputs[1]),
    };
  },
};

const transposed: Family = {
  name: 'conv2dTranspose',
  draw(d): Case {
    const strides: Pair = [1 + d.below(3), 1 + d.below(3)];
    const pad = d.pick(['same', 'valid'] as const);
    const [n, cin, cout] = [batch(d), channels(d), channels(d)];
    const [height, width] = image(d);
    const [fh, fw] = filter(d);
    const larger = (size: number, stride: number, side: number) =>
      pad === 'same' ? size * stride - d.below(stride) : (size - 1) * stride + side + d.below(stride);
    const out: [number, number, number, number] = [
      n,
      larger(height, strides[0], fh),
      larger(width, strides[1], fw),
      cout,
    ];
    const inputs = [d.input([n, height, width, cin]), d.input([fh, fw, cout, cin])];
    const run = (x: tf.Tensor, f: tf.Tensor) =>
      tf.conv2dTranspose(x as tf.Tensor4D, f as tf.Tensor4D, out, strides, pad);
    const name = `to ${out} strides ${strides} pad ${pad}`;
    return {
      kernel: 'Conv2DBackpropInput',
      name,
      inputs,
      run: run as Case['run'],
      tolerance: toleranceOf(inputs[1]),
    };
  },
};

const separable: Family = {
  name: 'separableConv2d',
  draw(d): Case {
    const { strides, dilations, text } = windowOf(d);
    const pad = d.pick(['same', 'valid'] as const);
    const [cin, multiplier] = [channels(d), 1 + d.below(2)];
    const inputs = [
      d.input([batch(d), ...image(d), cin]),
      d.input([...filter(d), cin, multiplier]),
      d.input([1, 1, cin * multiplier, channels(d)]),
    ];
    const run = (x: tf.Tensor, f: tf.Tensor, p: tf.Tensor) =>
      tf.separableConv2d(x as tf.Tensor4D, f as tf.Tensor4D, p as tf.Tensor4D, strides, pad, dilations);
    return {
      kernel: 'separableConv2d',
      name: `${text} ${pad}`,
      inputs,
      run: run as Case['run'],
      tolerance: 2 * toleranceOf(inputs[1]),
      order: 1,
    };
  },
};

const maxPool: Family = {
  name: 'maxPool',
  draw(d): Case {
    const { strides, pad, rounding, text } = windowOf(d, { mayDilate: false });
    const size = filter(d);
    const inputs = [d.input([batch(d), ...image(d), channels(d)])];
    const run = (x: tf.Tensor) => tf.maxPool(x as tf.Tensor4D, size, strides, pad, rounding);
    return { kernel: 'MaxPool', name: `size ${size} ${text}`, inputs, run, order: 1 };
  },
};

/** tfjs cpu divides by the whole window at borders in the gradient, and by what is inside in the mean. */
const avgPool: Family = {
  name: 'avgPool',
  draw(d): Case {
    const { strides, pad, rounding, text } = windowOf(d, { mayDilate: false });
    const size = filter(d);
    const inputs = [d.input([batch(d), ...image(d), channels(d)])];
    const run = (x: tf.Tensor) => tf.avgPool(x as tf.Tensor4D, size, strides, pad, rounding);
    return { kernel: 'AvgPool', name: `size ${size} ${text}`, inputs, run, order: 1 };
  },
};

export const windows: Family[] = [
  conv2d,
  winograd,
  fused,
  depthwise,
  transposed,
  separable,
  maxPool,
  avgPool,
];
