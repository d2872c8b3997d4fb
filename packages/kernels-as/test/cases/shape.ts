import * as tf from '@tensorflow/tfjs-core';
import { type Case, sizes } from './case.ts';

type Dtype = 'float32' | 'int32' | 'bool';

/** One row per shape that only moves elements, so every bit is right. */
function moves(
  kernel: string,
  shape: number[],
  name: string,
  run: (x: tf.Tensor) => tf.Tensor,
  dtype: Dtype = 'float32',
): Case {
  const range: [number, number] = [-100, 100];
  return { kernel, name: `[${shape}] ${name}`, inputs: [{ shape, dtype, range }], run, tolerance: 0 };
}

const permutations: [shape: number[], perm: number[]][] = [
  ...sizes.map((n): [number[], number[]] => [
    [n, 17],
    [1, 0],
  ]),
  ...sizes.map((n): [number[], number[]] => [
    [2, 5, n],
    [0, 2, 1],
  ]),
  [
    [64, 67],
    [1, 0],
  ],
  [
    [4, 1, 5],
    [1, 0, 2],
  ],
  [
    [3, 4, 5],
    [2, 1, 0],
  ],
  [
    [5, 6, 7],
    [1, 0, 2],
  ],
  [
    [5, 6, 7],
    [1, 2, 0],
  ],
  [
    [2, 5, 7, 8],
    [0, 3, 1, 2],
  ],
  [
    [2, 8, 5, 7],
    [0, 2, 3, 1],
  ],
  [
    [3, 4, 5, 6],
    [3, 1, 2, 0],
  ],
  [
    [2, 3, 4, 5, 3],
    [4, 2, 0, 3, 1],
  ],
  [
    [2, 3, 4, 2, 2, 3],
    [0, 1, 3, 2, 4, 5],
  ],
  [
    [2, 3, 4, 2, 5, 3],
    [5, 3, 1, 4, 2, 0],
  ],
];

const transposes = permutations.map(([shape, perm]) =>
  moves('Transpose', shape, `by ${perm}`, (x) => tf.transpose(x, perm)),
);

const slices = (
  [
    [[37], [5], [17]],
    [
      [5, 7],
      [1, 2],
      [3, 4],
    ],
    [
      [5, 7],
      [2, 0],
      [3, 7],
    ],
    [
      [5, 7],
      [0, 6],
      [5, 1],
    ],
    [
      [4, 5, 6],
      [0, 1, 0],
      [4, 3, 6],
    ],
    [
      [3, 4, 5, 17],
      [1, 0, 2, 1],
      [2, 4, 2, 15],
    ],
    [
      [2, 3, 2, 3, 2, 3],
      [1, 0, 1, 0, 1, 0],
      [1, 2, 1, 3, 1, 2],
    ],
    [
      [5, 7],
      [1, 2],
      [0, 4],
    ],
    [
      [5, 7],
      [0, 0],
      [5, 7],
    ],
  ] as [number[], number[], number[]][]
).map(([shape, begin, size]) =>
  moves('Slice', shape, `from ${begin} size ${size}`, (x) => tf.slice(x, begin, size)),
);

const stridedSlices = (
  [
    [[37], [3], [30], [4], 0, 0, 0, 0, 0],
    [[37], [30], [3], [-4], 0, 0, 0, 0, 0],
    [[5, 7], [0, 0], [5, 7], [2, 3], 0, 0, 0, 0, 0],
    [[5, 7], [4, 6], [0, 0], [-2, -1], 3, 3, 0, 0, 0],
    [[4, 5, 6], [1, 0, 5], [3, 1, 1], [1, 1, -2], 0, 0, 2, 0, 0],
    [[4, 5, 6], [1, 2, 1], [2, 3, 5], [1, 1, 1], 0, 0, 0, 0, 2],
    [[4, 5, 6], [1, 0, 1], [4, 0, 5], [2, 1, 1], 0, 0, 0, 2, 0],
    [[4, 5], [1, 0], [3, 5], [1, 1], 0, 0, 0, 0, 0],
  ] as [number[], number[], number[], number[], number, number, number, number, number][]
).map(([shape, begin, end, strides, ...masks]) =>
  moves('StridedSlice', shape, `${begin}:${end}:${strides} masks ${masks}`, (x) =>
    tf.stridedSlice(x, begin, end, strides, ...masks),
  ),
);

const reverses = (
  [
    [[37], 0],
    [[5, 7], 0],
    [[5, 7], 1],
    [
      [2, 5, 7, 3],
      [1, 2],
    ],
    [
      [2, 3, 4, 5],
      [0, -1],
    ],
    [[0, 3], 1],
    [[], 0],
  ] as [number[], number | number[]][]
)
  .filter(([shape]) => shape.length > 0)
  .map(([shape, axis]) => moves('Reverse', shape, `along ${axis}`, (x) => tf.reverse(x, axis)));

const tiles = (
  [
    [[5], [3]],
    [[1], [37]],
    [
      [3, 1],
      [1, 17],
    ],
    [
      [1, 5],
      [4, 1],
    ],
    [
      [3, 4],
      [2, 3],
    ],
    [
      [2, 1, 3, 1],
      [1, 4, 1, 5],
    ],
    [
      [3, 4],
      [0, 2],
    ],
    [[0], [3]],
  ] as [number[], number[]][]
).map(([shape, reps]) => moves('Tile', shape, `by ${reps}`, (x) => tf.tile(x, reps)));

const pads = (
  [
    [[5], [[2, 3]]],
    [
      [3, 5],
      [
        [0, 1],
        [2, 0],
      ],
    ],
    [
      [2, 4, 5, 3],
      [
        [0, 0],
        [1, 2],
        [2, 1],
        [0, 0],
      ],
    ],
    [
      [3, 4, 5],
      [
        [2, 2],
        [3, 1],
        [1, 4],
      ],
    ],
    [
      [2, 3],
      [
        [0, 0],
        [0, 0],
      ],
    ],
  ] as [number[], [number, number][]][]
).flatMap(([shape, paddings]) => [
  moves('PadV2', shape, `by ${paddings} with 0`, (x) => tf.pad(x, paddings)),
  moves('PadV2', shape, `by ${paddings} with 1.5`, (x) => tf.pad(x, paddings, 1.5)),
  ...(['reflect', 'symmetric'] as const)
    .filter((mode) => shape.every((n, d) => Math.max(...paddings[d]) <= n - (mode === 'reflect' ? 1 : 0)))
    .map((mode) =>
      moves('MirrorPad', shape, `by ${paddings}, ${mode}`, (x) => tf.mirrorPad(x, paddings, mode)),
    ),
]);

const joins: Case[] = [0, 1, 2, -1].flatMap((axis) =>
  (['float32', 'int32'] as const).map((dtype) => {
    const shapes = [3, 0, 4, 17].map((n) => [2, 5, 7].map((size, d) => (d === (axis + 3) % 3 ? n : size)));
    return {
      kernel: 'Concat',
      name: `${dtype} along ${axis}`,
      inputs: shapes.map((shape) => ({ shape, dtype })),
      run: (...x: tf.Tensor[]) => tf.concat(x, axis),
      tolerance: 0,
    };
  }),
);

const packs: Case[] = [0, 1, 2, -1].flatMap((axis) =>
  [1, 3].map((n) => ({
    kernel: 'Pack',
    name: `${n} of [5, 7] along ${axis}`,
    inputs: Array.from({ length: n }, () => ({ shape: [5, 7] })),
    run: (...x: tf.Tensor[]) => tf.stack(x, axis),
    tolerance: 0,
  })),
);

const parts: Case[] = [0, 1, 2, -1].flatMap((axis) => [
  moves('SplitV', [4, 6, 8], `in 2 along ${axis}`, (x) => tf.concat(tf.split(x, 2, axis).reverse(), axis)),
  moves('SplitV', [4, 6, 8], `in 1, 0, rest along ${axis}`, (x) =>
    tf.concat(tf.split(x, [1, 0, -1], axis).reverse(), axis),
  ),
  moves('Unpack', [4, 5, 6], `along ${axis}`, (x) => tf.stack(tf.unstack(x, axis).reverse(), 1)),
]);

const depths = (
  [
    [[1, 2, 3, 4], 2],
    [[2, 3, 5, 12], 2],
    [[2, 3, 2, 45], 3],
    [[0, 2, 2, 4], 2],
  ] as [number[], number][]
).map(([shape, block]) => ({
  ...moves('DepthToSpace', shape, `by ${block}`, (x) => tf.depthToSpace(x as tf.Tensor4D, block)),
  order: 0 as const,
}));

const made: Case[] = [
  ['Fill', '2.5', () => tf.fill([3, 5], 2.5)],
  ['Fill', 'NaN', () => tf.fill([17], Number.NaN)],
  ['Fill', 'int32', () => tf.fill([37], -7, 'int32')],
  ['Fill', 'bool', () => tf.fill([3], 1, 'bool')],
  ['Fill', 'nothing', () => tf.fill([0, 3], 1)],
  ['Fill', 'scalar', () => tf.fill([], 4)],
  ['Range', '0 to 17', () => tf.range(0, 17)],
  ['Range', '0 to 1 by 0.1', () => tf.range(0, 1, 0.1)],
  ['Range', 'down', () => tf.range(5, -5)],
  ['Range', 'down by -0.3', () => tf.range(5, -5, -0.3)],
  ['Range', 'empty', () => tf.range(3, 3)],
  ['Range', 'the wrong way', () => tf.range(0, 9, -2)],
  ['Range', 'int32', () => tf.range(-3, 40, 7, 'int32')],
  ['Range', 'int32 by 1.5', () => tf.range(-3, 9, 1.5, 'int32')],
  ['LinSpace', '0 to 1 in 11', () => tf.linspace(0, 1, 11)],
  ['LinSpace', '3 to -5 in 37', () => tf.linspace(3, -5, 37)],
  ['LinSpace', 'one', () => tf.linspace(3, 5, 1)],
].map(([kernel, name, run]) => ({ kernel, name, run, inputs: [], tolerance: 0, order: 0 })) as Case[];

export const shape: Case[] = [
  ...transposes,
  ...slices,
  ...stridedSlices,
  ...reverses,
  ...tiles,
  ...pads,
  ...joins,
  ...packs,
  ...parts,
  ...depths,
  ...made,
  {
    ...moves('StridedSlice', [4, 5, 6], 'x[1, 2, 1:5:2]', (x) =>
      tf.stridedSlice(x, [1, 2, 1], [0, 0, 5], [1, 1, 2], 0, 0, 0, 0, 3),
    ),
    reference: (x) => tf.reshape(tf.stridedSlice(x, [1, 2, 1], [2, 3, 5], [1, 1, 2]), [2]),
  },
  {
    ...moves('StridedSlice', [4, 5], 'x[3:1, 1:4], empty', (x) => tf.stridedSlice(x, [3, 1], [1, 4], [1, 1])),
    reference: () => tf.zeros([0, 3]),
  },
  moves('Transpose', [5, 9], 'int32', (x) => tf.transpose(x), 'int32'),
  moves('Transpose', [5, 9], 'bool', (x) => tf.transpose(x), 'bool'),
  moves(
    'PadV2',
    [5, 9],
    'int32',
    (x) =>
      tf.pad(
        x,
        [
          [1, 2],
          [0, 1],
        ],
        3,
      ),
    'int32',
  ),
  moves('Tile', [5, 9], 'bool', (x) => tf.tile(x, [2, 1]), 'bool'),
  moves('Slice', [5, 9], 'bool', (x) => tf.slice(x, [1, 2], [3, 4]), 'bool'),
];
