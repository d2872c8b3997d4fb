// Capture: the commands of a step, recorded once while it runs, then replayed without tfjs, its tape or allocation.
//
// A recording owns its memory. Blocks that the step frees are used again within the step, at the same places in every
// replay, and by no one else. What is kept between steps (weights, optimizer state, inputs, results) must keep its
// address: it is written in place.
import { backend } from '@tensorflow/tfjs-core';
import type { Arena } from '../memory/arena.ts';
import { GanvilBackend } from './ganvilBackend.ts';

/** A recorded step. */
export interface Program {
  /** Runs it once more. False where a guard stopped it (see `bounded`). */
  run(): boolean;
  /** How many commands it has, and how long they are. */
  readonly commands: number;
  readonly bytes: number;
  /** Where its blocks are. */
  readonly arena: Arena;
  /** Gives its memory back; tensors that the step left stay valid. */
  dispose(): void;
}

/**
 * Runs `step` and records it. The step may only touch tensors through tfjs, must not read values back, and must leave
 * its state where it was. Gives the result and the program, or the reason why there is none: then the step has run
 * all the same, unless it threw. `beside`: a program that never runs at the same time; the two share memory, if neither
 * leaves anything in it.
 */
export function capture<T>(
  step: () => T,
  beside?: Program,
): { result: T; program?: Program; reason?: string } {
  const current = backend();
  if (!(current instanceof GanvilBackend))
    return { result: step(), reason: 'only the backend ganvil records' };
  const { heap, recorder } = current.wasm;
  const arena = heap.openArena(beside?.arena);
  recorder.words = [];
  recorder.count = 0;
  let result: T;
  try {
    result = step();
  } catch (error) {
    stop();
    arena.release();
    throw error;
  }
  return { result, program: store(current, stop(), arena) };

  function stop(): number[] {
    const words = recorder.words!;
    recorder.words = undefined;
    arena.close();
    return words;
  }
}

function store(current: GanvilBackend, words: number[], arena: Arena): Program {
  const { heap, run, recorder } = current.wasm;
  const commands = recorder.count;
  const at = heap.allocate(4 * words.length);
  heap.i32(at, words.length).set(words);
  return {
    run: () => run(at, commands) === commands,
    commands,
    bytes: 4 * words.length,
    arena,
    dispose() {
      heap.free(at);
      arena.release();
    },
  };
}
