import { setFlagsFromString } from 'node:v8';
import type { Widen } from '@ganvil/kernels-as';
import { say } from '../terminal/output.ts';

/** The first Node whose V8 pairs vectors; older ones know the flag and do nothing, or complain of it. */
const NODE = 24;

const isNew = Number.parseInt(process.versions.node, 10) >= NODE;

/** Whether this Node's V8 pairs vectors when it is asked to. */
export const CAN_REVECTORIZE = isNew && process.arch === 'x64';

/** Pairs of vectors in Node: a flag of V8 for the whole process, threads included, and for all modules compiled after it. */
export const revectorize: Widen = {
  turn(on) {
    if (!isNew) throw new Error(`expected Node ${NODE} or newer, got ${process.versions.node}`);
    if (!CAN_REVECTORIZE) throw new Error(`expected an x64 processor, got ${process.arch}`);
    setFlagsFromString(on ? '--experimental-wasm-revectorize' : '--no-experimental-wasm-revectorize');
  },
  refused(reason) {
    say(`wide: ${reason}; going on without it, to the same bits.`);
  },
};
