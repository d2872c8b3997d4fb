// What rank 0 tells the others to do, as bytes.
import {
  type Change,
  type Checkpoint,
  type Config,
  decodeCheckpoint,
  digestOf,
  encodeCheckpoint,
} from '@ganvil/core';
import { sha256Of } from '../node/sha256Of.ts';

/** A run to train. */
export interface Plan {
  /** As of `from`. */
  readonly config: Config;
  /** Settings that take another value on the way. */
  readonly changes?: readonly Change[];
  readonly preset: string;
  readonly otherBits: boolean;
  readonly from?: Checkpoint;
}

/** A plan as JSON behind its length, then a checkpoint. */
export function encodePlan({ from, ...plan }: Plan): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(plan));
  const state = encodeState(from);
  const bytes = new Uint8Array(4 + text.length + state.length);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  bytes.set(state, 4 + text.length);
  return bytes;
}

/** The plan in these bytes. */
export function decodePlan(bytes: Uint8Array): Plan {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const plan = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  return { ...plan, from: decodeState(bytes.slice(4 + length)) };
}

/** A checkpoint as bytes; none of none. */
export const encodeState = (state: Checkpoint | undefined): Uint8Array =>
  state ? encodeCheckpoint(state, digestOf(state, sha256Of)) : new Uint8Array();

/** The checkpoint in these bytes, if there is one. */
export const decodeState = (bytes: Uint8Array): Checkpoint | undefined =>
  bytes.length > 0 ? decodeCheckpoint(bytes) : undefined;
