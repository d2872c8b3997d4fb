import { ascii, join } from './bytes.ts';

const W = '"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}';
const withHeader = (header: string | Uint8Array, data = 8, claimed?: bigint) => {
  const head = typeof header === 'string' ? ascii(header) : header;
  const bytes = new Uint8Array(8 + head.length + data);
  new DataView(bytes.buffer).setBigUint64(0, claimed ?? BigInt(head.length), true);
  bytes.set(head, 8);
  return bytes;
};
const tensor = (fields: string) => withHeader(`{"w":{${fields}}}`);
export const safetensors: Record<string, [bytes: Uint8Array, message: RegExp]> = {
  'no bytes': [new Uint8Array(0), /0 bytes/],
  'only a length': [new Uint8Array(8), /8 bytes/],
  'header length 0': [withHeader(`{${W}}`, 8, 0n), /got 0\./],
  'header length 2^64 - 1': [withHeader(`{${W}}`, 8, 2n ** 64n - 1n), /got 18446744073709551615/],
  'header length 2^53 + 1': [withHeader(`{${W}}`, 8, 2n ** 53n + 1n), /header of 2 to/],
  'header longer than the file': [withHeader(`{${W}}`, 0, 1000n), /got 1000/],
  'header above 1 MiB': [withHeader(`{${W}${' '.repeat(2 ** 20)}}`), /to 1048576 bytes/],
  'header that begins with a blank': [withHeader(` {${W}}`), /begins with "\{"/],
  'header with a byte order mark': [withHeader(join([0xef, 0xbb, 0xbf], ascii(`{${W}}`))), /begins with/],
  'header that is not UTF-8': [withHeader(join(ascii('{"'), [0xff], ascii('":1}'))), /in JSON/],
  'header cut off': [withHeader(`{${W}`), /in JSON/],
  'header with more after it': [withHeader(`{${W}}{}`), /in JSON/],
  'header that is an array': [withHeader('[]'), /begins with/],
  'a name twice': [withHeader(`{${W},${W}}`), /"w\\" twice|twice/],
  'a name twice, once escaped': [
    withHeader(`{${W},"\\u0077":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}`),
    /twice/,
  ],
  'name __proto__': [
    withHeader(`{"__proto__":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}`),
    /not allowed/,
  ],
  'name constructor': [
    withHeader(`{"constructor":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}`),
    /not allowed/,
  ],
  'metadata __proto__': [withHeader(`{"__metadata__":{"__proto__":"x"},${W}}`), /not allowed/],
  'metadata of numbers': [withHeader(`{"__metadata__":{"a":1},${W}}`), /text as metadata "a"/],
  'metadata that is a text': [withHeader(`{"__metadata__":"a",${W}}`), /names and texts/],
  'empty name': [withHeader(`{${W.replace('w', '')}}`), /tensor names/],
  'name with a newline': [withHeader(`{${W.replace('w', 'w\\n')}}`), /printable/],
  'name of 600 characters': [withHeader(`{${W.replace('w', 'w'.repeat(600))}}`), /tensor names/],
  'tensor that is a number': [withHeader('{"w":1}'), /dtype, shape and data_offsets/],
  'tensor that is null': [withHeader('{"w":null}'), /dtype, shape/],
  'field too many': [tensor('"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1'), /only dtype/],
  'no dtype': [tensor('"shape":[2],"data_offsets":[0,8]'), /F32 as dtype/],
  'dtype F64': [tensor('"dtype":"F64","shape":[1],"data_offsets":[0,8]'), /got "F64"/],
  'unknown dtype': [tensor('"dtype":"toString","shape":[2],"data_offsets":[0,8]'), /got "toString"/],
  'negative size': [tensor('"dtype":"F32","shape":[-2],"data_offsets":[0,8]'), /shape/],
  'fractional size': [tensor('"dtype":"F32","shape":[2.5],"data_offsets":[0,8]'), /shape/],
  'size as text': [tensor('"dtype":"F32","shape":["2"],"data_offsets":[0,8]'), /shape/],
  'size 2^53': [tensor('"dtype":"F32","shape":[9007199254740992],"data_offsets":[0,8]'), /shape/],
  'sizes whose product wraps to 2': [
    tensor('"dtype":"F32","shape":[4294967296,4294967296,2],"data_offsets":[0,8]'),
    /8 bytes in "w"/,
  ],
  'rank 9': [tensor('"dtype":"F32","shape":[1,1,1,1,1,1,1,1,2],"data_offsets":[0,8]'), /at most 8/],
  'shape of another size': [tensor('"dtype":"F32","shape":[3],"data_offsets":[0,8]'), /8 bytes in "w"/],
  'offsets the wrong way': [tensor('"dtype":"F32","shape":[2],"data_offsets":[8,0]'), /within 0 and 8/],
  'offsets beyond the end': [tensor('"dtype":"F32","shape":[4],"data_offsets":[0,16]'), /within 0 and 8/],
  'three offsets': [tensor('"dtype":"F32","shape":[2],"data_offsets":[0,8,8]'), /two integers/],
  'infinite offset': [tensor('"dtype":"F32","shape":[2],"data_offsets":[0,1e999]'), /two integers/],
  'hole at the beginning': [tensor('"dtype":"F32","shape":[1],"data_offsets":[4,8]'), /holes/],
  'hole at the end': [tensor('"dtype":"F32","shape":[1],"data_offsets":[0,4]'), /bytes in the file/],
  overlap: [withHeader(`{"v":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},${W}}`), /holes or overlaps/],
  '5000 tensors': [
    withHeader(
      `{${Array.from({ length: 5000 }, (_, i) => `"w${i}":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}`).join()}}`,
      0,
    ),
    /at most 4096/,
  ],
  '10000 brackets deep': [withHeader(`{"w":${'['.repeat(10000)}${']'.repeat(10000)}}`), /nested/],
  '500000 brackets deep': [withHeader(`{"w":${'['.repeat(500_000)}`), /nested/],
  'a text of a mebibyte': [withHeader(`{"w":"${'\\\\'.repeat(400_000)}"}`), /dtype, shape/],
};
