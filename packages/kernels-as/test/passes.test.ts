// Kernels that are shared out: their parts, in any number and order, make what the whole command makes.
import { describe, expect, it } from 'vitest';
import { commands } from '../build/abi.ts';
import { type Build, bytesOf } from '../src/wasm/module.ts';

/** A command: numbers, or tensors by their lengths; `out` is where it writes. */
type Word = number | { in: number; positive?: true } | { out: number };
type Row = [kernel: keyof typeof commands, ...words: Word[]];

const [ROWS, CHANNELS] = [3001, 203];
const N = 1_000_003;
const all = ROWS * CHANNELS;
const x = { in: N };
const y = { out: N };
const image = { in: all };
const row = { in: CHANNELS };
const variance = { in: CHANNELS, positive: true } as const;
const toImage = { out: all };
const toRow = { out: CHANNELS };
const sums = { out: 6 * CHANNELS };

const rows: Row[] = [
  ['relu', x, y, N],
  ['leakyRelu', x, y, N, 0.2],
  ['tanh', x, y, N],
  ['reluGrad', x, x, y, N],
  ['leakyReluGrad', x, x, y, N, 0.2],
  ['tanhGrad', x, x, y, N],
  ['sigmoidGrad', x, x, y, N],
  ['binary', 0, x, x, y, 1, N, 0, 0, 1, 1, 0, 0],
  ['binary', 2, x, { in: 1 }, y, 1, N, 0, 0, 1, 0, 0, 0],
  ['binary', 1, image, row, toImage, ROWS, CHANNELS, CHANNELS, 0, 1, 1, 0, 0],
  ['binary', 3, { in: ROWS }, image, toImage, ROWS, CHANNELS, 1, CHANNELS, 0, 1, 0, 0],
  ['sumColumns', image, toRow, { out: 2 * CHANNELS }, 1, ROWS, CHANNELS, 1],
  ['sumColumns', image, { out: 7 * 29 }, { out: 2 * 29 }, 7, ROWS, 29, 1],
  ['batchMoments', image, toRow, toRow, ROWS, CHANNELS, sums],
  ['normalize', image, row, row, row, toImage, ROWS, CHANNELS],
  [
    'batchNormSums',
    ...[image, row, row, variance, image, toRow, toRow, { out: 3 * CHANNELS }],
    ...[ROWS, CHANNELS, 1e-3, sums],
  ],
  ['batchMoments', { in: 4001 * CHANNELS }, toRow, toRow, 4001, CHANNELS, sums],
  ['normalize', { in: 4001 * CHANNELS }, row, row, row, { out: 4001 * CHANNELS }, 4001, CHANNELS],
  ['batchNormDx', image, row, image, { in: 3 * CHANNELS }, toImage, ROWS, CHANNELS],
];

async function instanceOf(build: Build) {
  const memory = new WebAssembly.Memory({ initial: 400, maximum: 65536 });
  const module = await WebAssembly.compile(await bytesOf(build));
  const { exports } = new WebAssembly.Instance(module, { env: { memory, abort() {} } });
  return { memory, exports: exports as Record<string, (...words: number[]) => number> };
}

type Instance = Awaited<ReturnType<typeof instanceOf>>;

/** Writes a command and its inputs; gives its address and what it will have written. */
function prepare({ memory, exports }: Instance, [kernel, ...words]: Row) {
  let top = (exports.heapBase() + 63) & ~63;
  const place = (length: number): Float32Array => {
    const view = new Float32Array(memory.buffer, top, length);
    top = (top + 4 * length + 63) & ~63;
    return view;
  };
  const command = place(words.length + 2);
  const ints = new Int32Array(memory.buffer, command.byteOffset, command.length);
  const outputs: Float32Array[] = [];
  const [opcode, kinds] = commands[kernel];
  ints.set([opcode, command.byteLength]);
  for (const [i, word] of words.entries()) {
    if (typeof word === 'number') (kinds[i] === 'f' ? command : ints)[i + 2] = word;
    else {
      const tensor = place('in' in word ? word.in : word.out);
      ints[i + 2] = tensor.byteOffset;
      if ('out' in word) outputs.push(tensor.fill(0));
      else
        tensor.forEach(
          (_, j) => void (tensor[j] = (((j * 7919 + i) % 10007) - (word.positive ? 0 : 5000)) / 1237),
        );
    }
  }
  return {
    at: command.byteOffset,
    written: () => Buffer.concat(outputs.map((o) => Buffer.from(o.slice().buffer))),
  };
}

describe.each(['scalar', 'simd'] as const)('%s build', (build) => {
  it.each(rows.map((row) => [`${row[0]} ${row.filter((word) => typeof word === 'number')}`, row] as const))(
    '%s',
    async (_, row) => {
      const instance = await instanceOf(build);
      const { exports } = instance;
      const whole = prepare(instance, row);
      expect(exports.parts(whole.at, 2)).toBeGreaterThan(1);
      exports.run(whole.at, 1);
      const right = whole.written();
      for (const parts of [2, 3, 13]) {
        const { at, written } = prepare(instance, row);
        for (let part = parts - 1; part >= 0; part--) exports.part(at, part, parts, 0);
        expect(written().equals(right), `${parts} parts`).toBe(true);
      }
    },
  );
});
