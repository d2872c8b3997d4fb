import * as tf from '@tensorflow/tfjs-core';
import type { Case } from './case.ts';

type Size = [number, number];
type Shape = [number, number, number, number];

const sizes: [Shape, Size][] = [
  [
    [2, 4, 4, 3],
    [8, 8],
  ],
  [
    [3, 5, 7, 16],
    [3, 4],
  ],
  [
    [2, 9, 8, 17],
    [4, 3],
  ],
  [
    [2, 3, 2, 5],
    [7, 9],
  ],
  [
    [2, 4, 3, 17],
    [4, 3],
  ],
  [
    [1, 6, 5, 1],
    [1, 1],
  ],
  [
    [2, 1, 1, 4],
    [3, 2],
  ],
  [
    [0, 3, 3, 2],
    [6, 6],
  ],
];

const modes = [
  { alignCorners: false, halfPixelCenters: false },
  { alignCorners: true, halfPixelCenters: false },
  { alignCorners: false, halfPixelCenters: true },
];

type Mode = (typeof modes)[number];

/** The adjoint of a linear map of images: its matrix, one column per basis image, transposed. */
function adjoint(resize: (x: tf.Tensor4D) => tf.Tensor, [, height, width]: Shape, dy: tf.Tensor): tf.Tensor {
  const basis = tf.reshape(tf.eye(height * width), [height * width, height, width, 1]) as tf.Tensor4D;
  const matrix = tf.reshape(resize(basis), [height * width, -1]); // [input pixel, output pixel]
  const [batch, , , channels] = dy.shape;
  const flat = tf.reshape(dy, [batch, matrix.shape[1]!, channels]);
  return tf.reshape(tf.matMul(tf.tile(tf.expandDims(matrix, 0), [batch, 1, 1]), flat), [
    batch,
    height,
    width,
    channels,
  ]);
}

function rows(shape: Shape, size: Size, mode: Mode): Case[] {
  const { alignCorners, halfPixelCenters } = mode;
  const name = `[${shape}] to [${size}]${alignCorners ? ' alignCorners' : ''}${halfPixelCenters ? ' halfPixelCenters' : ''}`;
  const images = { shape };
  const dy = { shape: [shape[0], ...size, shape[3]] };
  const gradient = (kernel: string) => (x: tf.Tensor, g: tf.Tensor) =>
    tf.engine().runKernel(kernel, { images: x, dy: g }, { ...mode, size } as never) as tf.Tensor;
  const nearest = (x: tf.Tensor) =>
    tf.image.resizeNearestNeighbor(x as tf.Tensor4D, size, alignCorners, halfPixelCenters);
  const bilinear = (x: tf.Tensor) =>
    tf.image.resizeBilinear(x as tf.Tensor4D, size, alignCorners, halfPixelCenters);
  const forward: Case[] = [
    { kernel: 'ResizeNearestNeighbor', name, inputs: [images], run: nearest, tolerance: 0 },
    { kernel: 'ResizeBilinear', name, inputs: [images], run: bilinear },
  ];
  if (shape[0] === 0) return forward;
  return [
    ...forward,
    {
      kernel: 'ResizeNearestNeighborGrad',
      name,
      inputs: [images, dy],
      run: gradient('ResizeNearestNeighborGrad'),
      reference: (_, g) => adjoint(nearest, shape, g),
      order: 0,
    },
    {
      kernel: 'ResizeBilinearGrad',
      name,
      inputs: [images, dy],
      run: gradient('ResizeBilinearGrad'),
      reference: (_, g) => adjoint(bilinear, shape, g),
      order: 0,
    },
  ];
}

export const resize: Case[] = [
  ...sizes.flatMap(([shape, size]) => modes.flatMap((mode) => rows(shape, size, mode))),
  {
    kernel: 'ResizeBilinear',
    name: 'int32',
    inputs: [{ shape: [1, 3, 3, 2], dtype: 'int32', range: [-9, 9] }],
    run: (x) => tf.image.resizeBilinear(x as tf.Tensor4D, [5, 4]),
  },
  {
    kernel: 'ResizeNearestNeighbor',
    name: 'int32',
    inputs: [{ shape: [1, 3, 3, 2], dtype: 'int32', range: [-9, 9] }],
    run: (x) => tf.image.resizeNearestNeighbor(x as tf.Tensor4D, [5, 4]),
    tolerance: 0,
    order: 0,
  },
];
