// Convolutions and their own gradient kernels: each of the three is the derivative of another, so it closes.
import {
  Conv2D,
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  DepthwiseConv2dNative,
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  type GradConfig,
  stridedSlice,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { run } from './helpers/run.ts';
import { scatterAxis } from './helpers/scatterAxis.ts';

type Attrs = Record<string, unknown> & { dilations?: number | [number, number] | null };

const pair = (dilations: Attrs['dilations']): [number, number] =>
  typeof dilations === 'number' ? [dilations, dilations] : (dilations ?? [1, 1]);

const isOne = ([h, w]: [number, number]) => h === 1 && w === 1;

/** The filter with its holes written out as zeros: an undilated convolution with it is the dilated one. */
function dilate(filter: Tensor, rates: [number, number]): Tensor {
  if (isOne(rates)) return filter;
  return rates.reduce(
    (f, rate, axis) => scatterAxis(f, axis, 0, rate, (f.shape[axis] - 1) * rate + 1),
    filter,
  );
}

/** The adjoint of `dilate`: takes the taps out of the holes. */
function takeTaps(filter: Tensor, rates: [number, number]): Tensor {
  return isOne(rates) ? filter : stridedSlice(filter, [0, 0, 0, 0], filter.shape, [...rates, 1, 1]);
}

const dilatedShape = ([h, w, ...channels]: number[], [dh, dw]: [number, number]) => [
  (h - 1) * dh + 1,
  (w - 1) * dw + 1,
  ...channels,
];

/** The gradients of a convolution and of its two backward kernels. */
function family(forward: string, backpropInput: string, backpropFilter: string): GradConfig[] {
  const ones = { dilations: [1, 1] };
  const conv = (x: Tensor, filter: Tensor, attrs: Attrs) =>
    run(forward, { x, filter }, { ...attrs, ...ones });
  const toInput = (dy: Tensor, filter: Tensor, attrs: Attrs, inputShape: number[]) =>
    run(backpropInput, { dy, filter }, { ...attrs, ...ones, inputShape });
  const toFilter = (x: Tensor, dy: Tensor, attrs: Attrs, filterShape: number[]) =>
    run(backpropFilter, { x, dy }, { ...attrs, ...ones, filterShape });
  return [
    {
      kernelName: forward,
      inputsToSave: ['x', 'filter'],
      gradFunc: (dys, [x, filter], attrs) => {
        const dy = dys as Tensor;
        const rates = pair((attrs as Attrs).dilations);
        return {
          x: () => toInput(dy, dilate(filter, rates), attrs as Attrs, x.shape),
          filter: () => takeTaps(toFilter(x, dy, attrs as Attrs, dilatedShape(filter.shape, rates)), rates),
        };
      },
    },
    {
      kernelName: backpropInput,
      inputsToSave: ['dy', 'filter'],
      gradFunc: (ddx, [dy, filter], attrs) => ({
        dy: () => conv(ddx as Tensor, filter, attrs as Attrs),
        filter: () => toFilter(ddx as Tensor, dy, attrs as Attrs, filter.shape),
      }),
    },
    {
      kernelName: backpropFilter,
      inputsToSave: ['x', 'dy'],
      gradFunc: (ddw, [x, dy], attrs) => ({
        x: () => toInput(dy, ddw as Tensor, attrs as Attrs, x.shape),
        dy: () => conv(x, ddw as Tensor, attrs as Attrs),
      }),
    },
  ];
}

/** Gradients of convolutions of images, depthwise ones and of their own gradients. */
export const conv2d: GradConfig[] = [
  ...family(Conv2D, Conv2DBackpropInput, Conv2DBackpropFilter),
  ...family(DepthwiseConv2dNative, DepthwiseConv2dNativeBackpropInput, DepthwiseConv2dNativeBackpropFilter),
];
