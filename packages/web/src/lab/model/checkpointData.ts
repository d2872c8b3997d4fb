/**
 * The data that a checkpoint's config names, from its safetensors header: 8 bytes of length, then JSON. Undefined where that
 * cannot be read; whoever opens the checkpoint says why.
 */
export function checkpointData(bytes: Uint8Array): string | undefined {
  try {
    const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
    return JSON.parse(header.__metadata__.config).data;
  } catch {
    return undefined;
  }
}
