// Kernels that make tensors from numbers alone.
import { type DataType, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { type Call, kernel } from './helpers/kernel.ts';

type Value = number | boolean | string;

const double = new Float64Array(1);
const float = new Float32Array(double.buffer);
const words = new Int32Array(double.buffer);

/** The 32 bits of a value as an element, read as int32. */
export function bitsOf(value: number, dtype: DataType): number {
  if (dtype !== 'float32') return value | 0;
  float[0] = value;
  return words[0];
}

function fill(call: Call, shape: number[], value: Value, dtype: DataType): TensorInfo {
  const y = call.output(shape, dtype);
  const { address, length, strings } = call.data(y);
  if (strings) strings.fill(util.encodeString(value as string));
  else call.k.fillInt(address, length, bitsOf(Number(value), dtype));
  return y;
}

/** start, start + step, …: each value is the one before, as stored, plus a float64 step. */
function series(call: Call, n: number, start: number, step: number, dtype: DataType): TensorInfo {
  const y = call.output([n], dtype);
  const run = dtype === 'float32' ? call.k.range : call.k.rangeInt;
  run(call.ptr(y), n, start, ...halves(step));
  return y;
}

/** The halves of a float64 as int32, the low one first. */
export function halves(value: number): [low: number, high: number] {
  double[0] = value;
  return [words[0], words[1]];
}

/** Fill, Range and LinSpace. */
export const create = [
  kernel<object, { shape: number[]; value: Value; dtype?: DataType }>(
    'Fill',
    (_, { shape, value, dtype }, call) => fill(call, shape, value, dtype ?? util.inferDtype(value)),
  ),

  kernel<object, { start: number; stop: number; step: number; dtype: DataType }>(
    'Range',
    (_, { start, stop, step, dtype }, call) => {
      // tfjs: a step of 1 may point the wrong way, other steps that do give nothing
      const empty = start === stop || (start < stop && step < 0) || (stop < start && step > 1);
      const n = empty ? 0 : Math.abs(Math.ceil((stop - start) / step));
      return series(call, n, start, stop < start && step === 1 ? -1 : step, dtype);
    },
  ),

  kernel<object, { start: number; stop: number; num: number }>(
    'LinSpace',
    (_, { start, stop, num }, call) => {
      const y = call.output([num], 'float32');
      const [startLow, startHigh] = halves(start);
      call.k.linSpace(
        call.ptr(y),
        num,
        startLow,
        startHigh,
        ...halves(num > 1 ? (stop - start) / (num - 1) : 0),
      );
      return y;
    },
  ),
];
