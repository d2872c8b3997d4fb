import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import * as mode from '../../assembly/shared/fillMode.ts';
import { floats } from './helpers/elementwise.ts';
import { kernel } from './helpers/kernel.ts';

const modes = {
  constant: mode.CONSTANT,
  reflect: mode.REFLECT,
  wrap: mode.WRAP,
  nearest: mode.EDGE,
};

interface Attrs {
  interpolation: 'nearest' | 'bilinear';
  fillMode: keyof typeof modes;
  fillValue: number;
  outputShape?: [number, number] | null;
}

/** Transform. */
export const transform = [
  kernel<{ image: TensorInfo; transforms: TensorInfo }, Attrs>('Transform', (inputs, attrs, call) => {
    const { image, transforms } = inputs;
    const [batch, height, width, channels] = image.shape;
    const [rows, columns] = attrs.outputShape ?? [height, width];
    const each = Number(transforms.shape[0] > 1);
    util.assert(
      transforms.shape[0] === batch || !each,
      () => `transform: expected 1 or ${batch} transforms, got ${transforms.shape[0]}.`,
    );
    const y = call.output([batch, rows, columns, channels], 'float32');
    const pointers = [floats(call, image), floats(call, transforms), call.ptr(y)] as const;
    const sizes = [batch, height, width, channels, rows, columns] as const;
    const nearest = Number(attrs.interpolation === 'nearest');
    call.k.transform(
      ...pointers,
      ...sizes,
      each,
      nearest,
      modes[attrs.fillMode] ?? mode.CONSTANT,
      attrs.fillValue,
    );
    return y;
  }),
];
