// Kernels as the tape is to see them: without inputs that are left out, which the tape takes for tensors, and fused
// convolutions as the kernels that they are made of, whose gradients are registered.
import {
  Add,
  Conv2D,
  DepthwiseConv2dNative,
  type engine,
  FusedBatchNorm,
  FusedConv2D,
  FusedDepthwiseConv2D,
  fill,
  type NamedAttrMap,
  type NamedTensorMap,
  type Tensor,
  zerosLike,
} from '@tensorflow/tfjs-core';
import { run } from '../helpers/run.ts';

type Engine = ReturnType<typeof engine>;
type RunKernel = Engine['runKernel'];

/** tfjs' `runKernel`; what it does without a tape stays as it is. */
export function withTape(tfjs: Engine, original: RunKernel): RunKernel {
  return ((kernelName: string, inputs: NamedTensorMap, attrs?: NamedAttrMap) => {
    if (kernelName in onTape && tfjs.isTapeOn()) {
      const taped = onTape[kernelName](inputs, attrs ?? {});
      if (taped) return original.call(tfjs, taped.kernelName, taped.inputs, taped.attrs);
    }
    return original.call(tfjs, kernelName, inputs, attrs);
  }) as RunKernel;
}

interface Taped {
  kernelName: string;
  inputs: NamedTensorMap;
  attrs: NamedAttrMap;
}

/** The last kernel to run instead; nothing: the kernel itself. */
type Rewrite = (inputs: NamedTensorMap, attrs: NamedAttrMap) => Taped | undefined;

const onTape: Record<string, Rewrite> = {
  [FusedBatchNorm]: ({ x, mean, variance, scale, offset }, attrs) => ({
    kernelName: FusedBatchNorm,
    inputs: {
      x,
      mean,
      variance,
      scale: scale ?? fill(mean.shape, 1),
      offset: offset ?? zerosLike(mean),
    },
    attrs,
  }),
  [FusedConv2D]: unfused(Conv2D),
  [FusedDepthwiseConv2D]: unfused(DepthwiseConv2dNative),
};

/** A fused convolution that tfjs differentiates has no activation, or the linear one: it is a convolution and a sum. */
function unfused(kernelName: string): Rewrite {
  return ({ x, filter, bias }, attrs): Taped | undefined => {
    if ((attrs.activation ?? 'linear') !== 'linear') return undefined;
    if (!bias) return { kernelName, inputs: { x, filter }, attrs };
    const b = attrs.dataFormat === 'NCHW' && bias.rank === 1 ? perChannel(bias) : bias;
    return { kernelName: Add, inputs: { a: run(kernelName, { x, filter }, attrs), b }, attrs: {} };
  };
}

/** Along the axis where NCHW has its channels. */
function perChannel(bias: Tensor): Tensor {
  return run('Reshape', { x: bias }, { shape: [bias.size, 1, 1] });
}
