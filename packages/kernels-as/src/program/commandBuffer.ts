// The host's end of the command ABI: a kernel call writes one command into linear memory and runs it.
//
//   word 0  opcode (build/abi.ts)      word 1  size of the command in bytes      then one 32-bit word per argument
import { type Kernels, kernelsOf } from '../../build/abi.ts';
import type { Heap } from '../memory/heap.ts';

const LONGEST = 2 + 32;

/** Runs `count` commands at an address; gives the number that were run before a guard stopped it. */
export type Run = (at: number, count: number) => number;

/** Commands as they are issued, word by word; absent while nothing is recorded. */
export interface Recorder {
  words?: number[];
  count: number;
}

/** The kernels of one instance as functions. Pointers are unsigned byte addresses, floats are rounded to float32. */
export function createKernels(heap: Heap, run: Run, recorder: Recorder): Kernels {
  const at = heap.allocate(4 * LONGEST);
  const look = () => ({ ints: heap.i32(at, LONGEST), floats: heap.f32(at, LONGEST) });
  let words = look();
  return kernelsOf({
    words() {
      if (words.ints.length === 0) words = look(); // the memory grew: old views are detached
      return words;
    },
    issue(opcode, length) {
      const { ints } = words;
      ints[0] = opcode;
      ints[1] = 4 * length;
      run(at, 1);
      if (!recorder.words) return;
      recorder.count++;
      for (let i = 0; i < length; i++) recorder.words.push(ints[i]);
    },
  });
}
