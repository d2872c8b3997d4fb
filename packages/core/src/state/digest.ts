import { sha256 } from '../encode/sha256.ts';
import { changesText } from './changesText.ts';
import type { Checkpoint } from './types.ts';

/**
 * SHA-256 (64 hex digits) of a run's state: all tensors by name, shape and little-endian float32 bytes, the seed and
 * the updates of each player (and how often the run went back, if it did) that randomness and data position follow from, the data, the state whose weights it
 * began with, and the settings that were changed on the way, if there are any. Equal wherever the run is the same.
 * `hash`: a faster SHA-256 of the host.
 */
export function digestOf(
  { config, updates, datasetDigest, tensors, start, rollbacks = 0, changes = [] }: Checkpoint,
  hash: (...parts: readonly Uint8Array[]) => string = sha256,
): string {
  const names = [...tensors.keys()].sort();
  const shapes = names.map((name) => `${name} ${tensors.get(name)!.shape.join('x')}\n`).join('');
  const counts = [config.seed, ...Object.values(updates)].join(' ');
  const drawn = rollbacks > 0 ? `rollbacks ${rollbacks}\n` : '';
  const begun = start ? `start ${start.digest}\n` : '';
  const changed = changes.length > 0 ? `changes ${changesText(changes)}\n` : '';
  const head = new TextEncoder().encode(
    `ganvil state\n${counts} ${datasetDigest}\n${begun}${drawn}${changed}${shapes}`,
  );
  return hash(head, ...names.map((name) => littleEndian(tensors.get(name)!.data)));
}

function littleEndian(data: Float32Array): Uint8Array {
  if (new Uint8Array(new Uint16Array([1]).buffer)[0] === 1) {
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  }
  const view = new DataView(new ArrayBuffer(data.byteLength));
  data.forEach((value, i) => view.setFloat32(4 * i, value, true));
  return new Uint8Array(view.buffer);
}
