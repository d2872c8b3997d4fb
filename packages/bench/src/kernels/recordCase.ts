import { tf } from '@ganvil/core';
import { capture, type Program } from '@ganvil/kernels-as';
import type { GanvilBackend } from '@ganvil/kernels-as/internal';
import { BenchError } from '../errors.ts';
import type { Case } from './cases/types.ts';

/** The recorded commands of a case on one build. */
export interface Recording {
  readonly program: Program;
  /** Bytes of the result of the first run. */
  readonly result: Uint8Array;
  dispose(): void;
}

const CHAINS = 12;
const ROUNDS = 65536;
/** Space that the kernel writes to. */
const REST = new Float32Array(4 + 8 * CHAINS);

/** Records a case on the backend of a build, with its tensors shifted by `offset` floats in memory. */
export async function recordCase(
  backend: string,
  { prepare }: Pick<Case, 'prepare'>,
  offset: number,
): Promise<Recording> {
  if (!(await tf.setBackend(backend)))
    throw new BenchError(
      'invalid',
      '--builds: expected a build that starts with its own memory, got one that does not.',
    );
  const current = tf.backend() as GanvilBackend;
  tf.engine().startScope();
  tf.zeros([offset]);
  const run = prepare();
  const { result: output, program } = capture(() => run(current));
  if (!program) throw new Error(`expected ${backend} to record`);
  const result = new Uint8Array((output.dataSync() as Float32Array).slice().buffer);
  return {
    program,
    result,
    dispose() {
      program.dispose();
      tf.engine().endScope();
    },
  };
}

/** The peak of computation: chains of multiply-adds in registers, `flops` per run. */
export const chains = {
  flops: 2 * CHAINS * ROUNDS,
  prepare() {
    const values = tf.tensor1d([0.5, 0.25, ...Array.from({ length: CHAINS }, (_, i) => i / 7), ...REST]);
    return (backend: GanvilBackend): tf.Tensor => {
      backend.wasm.kernels.peakFlops(backend.data.get(values.dataId).address, ROUNDS);
      return values;
    };
  },
};

/** The peak of memory: a copy that reads and writes `bytes` bytes in total. */
export function copyOf(bytes: number): Pick<Case, 'prepare'> {
  const n = Math.max(1, Math.floor(bytes / 8));
  return {
    prepare() {
      const [x, y] = [tf.ones([n]), tf.zeros([n])];
      return (backend) => {
        const at = ({ dataId }: tf.Tensor): number => backend.data.get(dataId).address;
        backend.wasm.kernels.copy(at(x), at(y), n);
        return y;
      };
    },
  };
}
