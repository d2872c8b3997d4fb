/** Whole numbers of 32 bits as they are hashed and stored. */
export function littleEndian(values: Int32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (let i = 0; i < values.length; i++) view.setInt32(4 * i, values[i], true);
  return new Uint8Array(view.buffer);
}
