import type { Layer } from './layer.ts';

/** A weight of a product or convolution, as a matrix with a column per output. */
export interface Matrix {
  readonly name: string;
  /** Numbers along the last axis. */
  readonly last: number;
  /** The axis of the outputs, and how many there are. */
  readonly axis: number;
  readonly outputs: number;
}

/** The weights of a layer that are matrices: of products and convolutions, not biases. */
export function matricesOf(layer: Layer): Matrix[] {
  const axes = new Map<object, number>();
  const initial = layer.init({
    weight(shape, _fanIn, _fanOut, axis = shape.length - 1) {
      const values = { shape, data: new Float32Array() };
      axes.set(values, axis);
      return values;
    },
  });
  return Object.entries(initial).flatMap(([name, values]) => {
    const { shape } = values;
    const axis = axes.get(values) ?? shape.length - 1;
    return shape.length > 1 ? [{ name, last: shape[shape.length - 1], axis, outputs: shape[axis] }] : [];
  });
}
