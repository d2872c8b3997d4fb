// Kernels of our own behind src/ops: optimizer steps, in place where the data has no other reference, and the check before them.
// Each is one command for any number of weights.
import { type KernelConfig, type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { Kernels } from '../../build/abi.ts';
import {
  adamRowFields,
  emaRowFields,
  momentumRowFields,
  rmspropRowFields,
  sgdRowFields,
  tensorRowWords,
} from '../../build/structs.ts';
import { type Call, kernel } from './helpers/kernel.ts';

type Tensors = Record<string, TensorInfo>;

/** Where the next value of a tensor goes: its own memory if it is the only reference, else new memory. */
function nextOf(tensor: TensorInfo, call: Call): TensorInfo {
  const alone = call.data(tensor).references === 1;
  return alone ? call.share(tensor) : call.output(tensor.shape, tensor.dtype);
}

/**
 * A step over all weights. Inputs: `rates`, of `numbers` elements, and for weight number i `<name><i>` of every name in a row that has no
 * `new` before it. Outputs: the next values, weight by weight. `issue` gets the table of rows.
 */
function step<A extends Record<string, number>>(
  kernelName: string,
  row: readonly string[],
  issue: (k: Kernels, table: number, rows: number, rates: number, attrs: A) => void,
  numbers = 1,
): KernelConfig {
  const next = row.filter((name) => name.startsWith('new'));
  const order = row.slice(0, -next.length - 1); // the last is the size
  const renewed = next.map((name) => name[3].toLowerCase() + name.slice(4));
  return kernel<Tensors, A>(kernelName, (inputs, attrs, call) => {
    if (call.data(inputs.rates).length !== numbers) {
      throw new Error(`${kernelName}: expected ${numbers} rates, got ${call.data(inputs.rates).length}.`);
    }
    const rows = (Object.keys(inputs).length - 1) / order.length;
    const outputs: TensorInfo[] = [];
    const table: number[] = [];
    for (let i = 0; i < rows; i++) {
      expectAlike(kernelName, order, inputs, i);
      const made = renewed.map((name) => nextOf(inputs[name + i], call));
      table.push(...order.map((name) => call.ptr(inputs[name + i])), ...made.map(call.ptr));
      table.push(call.data(inputs[order[0] + i]).length);
      outputs.push(...made);
    }
    issue(call.k, call.ints(table), rows, call.ptr(inputs.rates), attrs);
    return outputs;
  });
}

/** Throws where what belongs to a weight is not as large as it: kernels would write beyond it. */
function expectAlike(kernelName: string, order: readonly string[], inputs: Tensors, i: number): void {
  const [first, ...others] = order.map((name) => inputs[name + i]);
  const shown = ({ dtype, shape }: TensorInfo): string => `${dtype} [${shape}]`;
  const size = util.sizeFromShape(first.shape);
  for (const other of [first, ...others])
    if (other.dtype !== 'float32' || util.sizeFromShape(other.shape) !== size)
      throw new Error(`${kernelName}: expected float32 [${first.shape}], got ${shown(other)}.`);
}

/** A table of addresses and sizes, and how many rows it has. */
function rowsOf(tensors: Tensors, call: Call): [table: number, rows: number] {
  const all = Object.values(tensors);
  const table = all.flatMap((tensor) => tensorRowWords({ x: call.ptr(tensor), n: call.data(tensor).length }));
  return [call.ints(table), all.length];
}

/** Optimizer steps, moving averages, Bounded and GlobalNorm: kernels of our own. */
export const optimizer: KernelConfig[] = [
  step<Record<'beta1' | 'beta2', number>>(
    'AdamStep',
    adamRowFields,
    (k, table, rows, rates, { beta1, beta2 }) =>
      k.adamStep(table, rows, rates, beta1, 1 - beta1, beta2, 1 - beta2),
    2,
  ),
  step('SgdStep', sgdRowFields, (k, table, rows, rate) => k.sgdStep(table, rows, rate)),
  step('MomentumStep', momentumRowFields, (k, table, rows, rates) => k.momentumStep(table, rows, rates), 2),
  step<Record<'decay' | 'epsilon', number>>(
    'RmspropStep',
    rmspropRowFields,
    (k, table, rows, rate, { decay, epsilon }) => k.rmspropStep(table, rows, rate, decay, 1 - decay, epsilon),
  ),
  step('EmaStep', emaRowFields, (k, table, rows, rate) => k.emaStep(table, rows, rate)),

  kernel<Tensors, { limit: number }>('Bounded', (tensors, { limit }, call) => {
    const output = call.output([], 'bool');
    call.k.bounded(...rowsOf(tensors, call), call.ptr(output), limit);
    return output;
  }),

  kernel<Tensors>('GlobalNorm', (tensors, _, call) => {
    const output = call.output([], 'float32');
    call.k.globalNorm(...rowsOf(tensors, call), call.ptr(output));
    return output;
  }),
];
