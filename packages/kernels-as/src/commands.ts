// The host's end of the command ABI: a kernel call writes one command into linear memory and runs it.
//
//   word 0  opcode (build/abi.ts)      word 1  size of the command in bytes      then one 32-bit word per argument
import { commands, type Kernels } from '../build/abi.ts';
import type { Heap } from './heap.ts';

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
  let ints = heap.i32(at, LONGEST);
  let floats = heap.f32(at, LONGEST);
  const command = ([opcode, kinds]: readonly [number, string]) => {
    const bytes = 4 * (2 + kinds.length);
    return (...values: number[]): void => {
      if (ints.length === 0) {
        ints = heap.i32(at, LONGEST); // the memory grew: old views are detached
        floats = heap.f32(at, LONGEST);
      }
      ints[0] = opcode;
      ints[1] = bytes;
      for (let i = 0; i < kinds.length; i++) {
        if (kinds[i] === 'f') floats[i + 2] = values[i];
        else ints[i + 2] = values[i];
      }
      run(at, 1);
      if (recorder.words) {
        recorder.count++;
        for (let i = 0; i < kinds.length + 2; i++) recorder.words.push(ints[i]);
      }
    };
  };
  return Object.fromEntries(
    Object.entries(commands).map(([name, row]) => [name, command(row as readonly [number, string])]),
  ) as unknown as Kernels;
}
