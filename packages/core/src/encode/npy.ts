type Values = Uint8Array | Int32Array | Float32Array | Float64Array;

const TYPES = new Map<unknown, string>([
  [Uint8Array, '|u1'],
  [Int32Array, '<i4'],
  [Float32Array, '<f4'],
  [Float64Array, '<f8'],
]);

/** A .npy file, version 1.0, little-endian, in C order: what `numpy.load` reads. https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html */
export function encodeNpy(values: Values, shape: readonly number[]): Uint8Array {
  const type = TYPES.get(values.constructor)!;
  const dims = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const dictionary = `{'descr': '${type}', 'fortran_order': False, 'shape': (${dims}), }`;
  const begin = Math.ceil((10 + dictionary.length + 1) / 64) * 64;
  const bytes = new Uint8Array(begin + values.byteLength).fill(0x20, 0, begin);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]); // \x93NUMPY
  const view = new DataView(bytes.buffer);
  view.setUint16(8, begin - 10, true);
  bytes.set(new TextEncoder().encode(dictionary), 10);
  bytes[begin - 1] = 0x0a;
  writeValues(view, begin, values);
  return bytes;
}

function writeValues(view: DataView, begin: number, values: Values): void {
  for (let i = 0; i < values.length; i++) {
    const at = begin + i * values.BYTES_PER_ELEMENT;
    if (values instanceof Uint8Array) view.setUint8(at, values[i]);
    else if (values instanceof Int32Array) view.setInt32(at, values[i], true);
    else if (values instanceof Float32Array) view.setFloat32(at, values[i], true);
    else view.setFloat64(at, values[i], true);
  }
}
