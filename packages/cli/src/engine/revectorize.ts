import { setFlagsFromString } from 'node:v8';
import type { Widen } from '@ganvil/kernels-as';
import { say } from '../terminal/output.ts';

/** First Node whose V8 combines pairs of 128-bit vectors; older ones ignore the flag or reject it. */
const NODE = 24;

const isNew = Number.parseInt(process.versions.node, 10) >= NODE;

/** Whether V8 in this Node can combine pairs of vectors. */
export const CAN_REVECTORIZE = isNew && process.arch === 'x64';

/** Switches V8's revectorization, for the whole process including threads, for all modules that are compiled afterwards. */
export const revectorize: Widen = {
  turn(on) {
    if (!isNew) throw new Error(`expected Node ${NODE} or newer, got ${process.versions.node}`);
    if (!CAN_REVECTORIZE) throw new Error(`expected an x64 processor, got ${process.arch}`);
    setFlagsFromString(on ? '--experimental-wasm-revectorize' : '--no-experimental-wasm-revectorize');
  },
  refused(reason) {
    say(`wide: ${reason}; continuing with 128-bit vectors and the same results.`);
  },
};
