// Files in files: small archives and arrays, written by the book.
/// <reference types="node" />
import { crc32, deflateRawSync } from 'node:zlib';
import { ascii, join } from './hostile/bytes.ts';

const little = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, i) => Math.floor(value / 2 ** (8 * i)) % 256);

type Members = Record<string, ArrayLike<number>>;

/** A ZIP archive of deflated members; `flags` and `sum` make them encrypted or damaged. */
export function zip(members: Members, { flags = 0, sum = 0 } = {}): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(members)) {
    const bytes = Uint8Array.from(content);
    const packed = deflateRawSync(bytes);
    const fields = [20, flags, 8, 0, 0].flatMap((value) => little(value, 2));
    const numbers = [(crc32(bytes) ^ sum) >>> 0, packed.length, bytes.length].flatMap((n) => little(n, 4));
    const lengths = [name.length, 0].flatMap((n) => little(n, 2));
    const local = join(ascii('PK\x03\x04'), fields, numbers, lengths, ascii(name), packed);
    parts.push(local);
    directory.push(
      join(
        ascii('PK\x01\x02'),
        [20, 0],
        fields,
        numbers,
        lengths,
        new Array(10).fill(0),
        little(at, 4),
        ascii(name),
      ),
    );
    at += local.length;
  }
  const listed = join(...directory);
  const count = little(directory.length, 2);
  return join(
    ...parts,
    listed,
    ascii('PK\x05\x06'),
    [0, 0, 0, 0],
    count,
    count,
    little(listed.length, 4),
    little(at, 4),
    [0, 0],
  );
}

/** Arrays in a ZIP archive, as NumPy saves them. */
export const npz = (members: Members): Uint8Array => zip(members);

/** A tar archive of plain files. */
export function tar(members: Members): Uint8Array {
  const parts = Object.entries(members).map(([name, content]) => {
    const header = new Uint8Array(512);
    const put = (text: string, at: number) => header.set(ascii(text), at);
    put(name, 0);
    put(content.length.toString(8).padStart(11, '0'), 124);
    put('        ', 148);
    put('0', 156);
    put('ustar\x0000', 257);
    put(
      `${header
        .reduce((a, b) => a + b)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    );
    return join(header, content, new Uint8Array((512 - (content.length % 512)) % 512));
  });
  return join(...parts, new Uint8Array(1024));
}

/** A .npy file. */
export function npy(type: string, shape: number[], values: ArrayLike<number>, isFortran = false): Uint8Array {
  const order = isFortran ? 'True' : 'False';
  const header = `{'descr': '${type}', 'fortran_order': ${order}, 'shape': (${shape.join(', ')},), }\n`;
  const width = Number(type[2]);
  const view = new DataView(new ArrayBuffer(values.length * width));
  const isLittle = type[0] !== '>';
  for (let i = 0; i < values.length; i++) {
    if (type[1] === 'f' && width === 4) view.setFloat32(i * 4, values[i], isLittle);
    else if (type[1] === 'f') view.setFloat64(i * 8, values[i], isLittle);
    else if (width === 2) view.setUint16(i * 2, values[i], isLittle);
    else view.setUint8(i, values[i] & 255);
  }
  return join(
    [0x93],
    ascii('NUMPY'),
    [1, 0],
    little(header.length, 2),
    ascii(header),
    new Uint8Array(view.buffer),
  );
}
