import { freemem } from 'node:os';
import { gibibytes } from '@ganvil/core';
import { addressSpace, ENOUGH } from '../engine/addressSpace.ts';
import { ranksHere, usableCores } from '../engine/cores.ts';
import { EXIT, Failure } from '../node/exit.ts';

/** Bytes that Node, the command and its threads take. */
export const PROCESS_BYTES = 192 * 2 ** 20;
/** The least that a bound on the memory may be. */
const LEAST = 256 * 2 ** 20;
/** The part of what a bound leaves that pixels may take: reading them takes as much again, and the network the rest. */
const SHARE = 1 / 4;

/** Bytes of pixels that are held in memory: a part of the bound, or else two thirds of what is free, shared with other ranks on this machine. Throws a usage Failure. */
export function pixelBytes(bound: number | undefined): number {
  if (bound === undefined)
    return Math.floor(((process.availableMemory?.() ?? freemem()) * 2) / 3 / ranksHere);
  if (bound < LEAST)
    throw new Failure(EXIT.usage, `--memory: expected ${gibibytes(LEAST)} or more, got ${gibibytes(bound)}.`);
  return Math.floor((bound - PROCESS_BYTES) * SHARE);
}

/** Bytes that a thread takes that decodes photographs. */
const THREAD_BYTES = 96 * 2 ** 20;
const MOST_THREADS = 16;

/** Threads that decode pictures: one for each core, as far as memory has room for them. */
export function decodeThreads(bound: number | undefined): number {
  if (addressSpace() < ENOUGH) return 1; // in a full address space, a new thread aborts the process
  const fitting = bound === undefined ? MOST_THREADS : Math.floor((bound - PROCESS_BYTES) / THREAD_BYTES);
  return Math.min(usableCores(), fitting, MOST_THREADS);
}
