/**
 * The config in a checkpoint, from its safetensors header: 8 bytes of length, then JSON. Undefined if it cannot be read: the error
 * comes from opening the checkpoint.
 */
export function storedConfigOf(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
    if (length > 2 ** 20) return undefined; // no header that core would read
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
    const config = JSON.parse(header.__metadata__.config);
    return typeof config === 'object' && config !== null ? config : undefined;
  } catch {
    return undefined;
  }
}
