/**
 * The data that the config of a checkpoint names, from its safetensors header: 8 bytes of length, then JSON. Undefined if it
 * cannot be read: the error comes from opening the checkpoint.
 */
export function dataSettingOf(bytes: Uint8Array): string | undefined {
  try {
    const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
    return JSON.parse(header.__metadata__.config).data;
  } catch {
    return undefined;
  }
}
