// How weights begin. Biases begin at 0, scales of normalisation at 1.
import { orthonormal } from './orthonormal.ts';

/** N(0, scale^2), or uniform on [-scale, scale); then what `arrange` makes of it. */
export interface Initializer {
  readonly help: string;
  of(fanIn: number, fanOut: number): { distribution: 'normal' | 'uniform'; scale: number };
  /** Another matrix [rows, columns], flat; a column per number along the last axis of the weight. */
  readonly arrange?: (drawn: Float32Array, columns: number) => Float32Array;
}

/** Every initializer a run can name, by key. To add one: a row here. */
export const initializers = {
  /** https://arxiv.org/abs/1511.06434 section 4 */
  dcgan: { help: 'N(0, 0.02^2), as in DCGAN', of: () => ({ distribution: 'normal', scale: 0.02 }) },
  /** https://arxiv.org/abs/1502.01852 equation 10 */
  he: {
    help: 'He: N(0, 2 / inputs), for relu',
    of: (fanIn) => ({ distribution: 'normal', scale: Math.sqrt(2 / fanIn) }),
  },
  /** Glorot and Bengio 2010, equation 16 */
  glorot: {
    help: 'Glorot: uniform with variance 2 / (inputs + outputs)',
    of: (fanIn, fanOut) => ({ distribution: 'uniform', scale: Math.sqrt(6 / (fanIn + fanOut)) }),
  },
  /** https://arxiv.org/abs/1312.6120 section 3; in GANs https://arxiv.org/abs/1809.11096 */
  orthogonal: {
    help: 'orthogonal: orthonormal columns, or rows where there are fewer',
    of: () => ({ distribution: 'normal', scale: 1 }),
    arrange: orthonormal,
  },
} satisfies Record<string, Initializer>;
