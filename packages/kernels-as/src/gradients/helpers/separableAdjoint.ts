import { matMul, reshape, type Tensor, type Tensor4D, tensor3d } from '@tensorflow/tfjs-core';

/** Weights [outputs, inputs] of a linear map along one axis. */
export type Weights = { values: Float32Array; outputs: number; inputs: number };

/** Weights that `write` fills, row by row: `add(input, weight)` adds to the row of one output. */
export function weights(
  outputs: number,
  inputs: number,
  write: (output: number, add: (input: number, weight: number) => void) => void,
): Weights {
  const values = new Float32Array(outputs * inputs);
  for (let i = 0; i < outputs; i++) {
    write(i, (input, weight) => {
      values[i * inputs + input] += weight;
    });
  }
  return { values, outputs, inputs };
}

/**
 * The adjoint of the map y[b,i,j,c] = sum over p, q of rows[i,p] columns[j,q] x[b,p,q,c]: dy [b,i,j,c] to dx [b,p,q,c].
 * Right to any order on any backend, which the resize and pooling gradients of tfjs' backends are not.
 */
export function separableAdjoint(dy: Tensor4D, rows: Weights, columns: Weights): Tensor4D {
  const [batch, , width, channels] = dy.shape;
  const matrix = (w: Weights) => tensor3d(w.values, [1, w.outputs, w.inputs]);
  const byRow: Tensor = reshape(dy, [batch, rows.outputs, width * channels]);
  const tall = matMul(matrix(rows), byRow, true);
  const byColumn: Tensor = reshape(tall, [batch * rows.inputs, width, channels]);
  const wide = matMul(matrix(columns), byColumn, true);
  return reshape(wide, [batch, rows.inputs, columns.inputs, channels]);
}
