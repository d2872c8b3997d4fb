/// <reference types="node" />
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import { encode as encodeJpeg } from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { decodePng } from '../src/encode/decodePng.ts';
import { gunzip } from '../src/encode/gunzip.ts';
import { decodeJpeg } from '../src/encode/jpeg.ts';
import { encodePng } from '../src/encode/png.ts';
import { decodeSafetensors, encodeSafetensors } from '../src/encode/safetensors.ts';
import { DataError } from '../src/errors.ts';
import { formats } from '../src/formats/index.ts';
import type { FileEntry } from '../src/formats/types.ts';
import { fileOf } from './realData.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const u32 = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
const noise = (length: number) => Uint8Array.from({ length }, (_, i) => Math.imul(i + 1, 2654435761) >>> 24);
const gz = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes));
const flip = (bytes: Uint8Array, at: number) =>
  bytes.map((byte, i) => (i === (at < 0 ? bytes.length + at : at) ? byte ^ 0x55 : byte));
const join = (...parts: ArrayLike<number>[]) => new Uint8Array(parts.flatMap((part) => Array.from(part)));

// safetensors

const W = '"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}';
const withHeader = (header: string | Uint8Array, data = 8, claimed?: bigint) => {
  const head = typeof header === 'string' ? ascii(header) : header;
  const bytes = new Uint8Array(8 + head.length + data);
  new DataView(bytes.buffer).setBigUint64(0, claimed ?? BigInt(head.length), true);
  bytes.set(head, 8);
  return bytes;
};
const tensor = (fields: string) => withHeader(`{"w":{${fields}}}`);
const safetensors: Record<string, [bytes: Uint8Array, message: RegExp]> = {
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

// IDX, plain and packed

const idx = (sizes: number[], body: number, magic = 2051) =>
  join([...u32(magic), ...sizes.flatMap(u32)], new Uint8Array(body));
const good = idx([2, 3, 3], 18);
const bomb = gz(idx([2, 3, 3], 2 ** 25));
const fromIdx: Record<string, [files: Uint8Array | FileEntry[], message: RegExp]> = {
  'no bytes': [new Uint8Array(0), /less than 4 bytes/],
  'three bytes': [good.slice(0, 3), /less than 4 bytes/],
  'header cut off': [good.slice(0, 15), /header of 16 bytes, got 15/],
  labels: [idx([18], 18, 2049), /IDX images \(2051\) at byte 0, got IDX labels \(2049\)/],
  'floats of three dimensions': [idx([2, 3, 3], 72, 0x0d03), /other data \(3331\)/],
  'other bytes': [ascii('<html>not found</html>'), /IDX images/],
  'no image': [idx([0, 28, 28], 0), /expected images/],
  'no width': [idx([2, 3, 0], 0), /expected images/],
  'a byte short': [good.slice(0, -1), /expected 34 bytes for 2 x 3 x 3, got 33/],
  'a byte long': [join(good, [0]), /got 35/],
  'sizes of 2^32 - 1': [idx([2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 1], 18), /at most 10000000 samples/],
  'sizes that multiply to 2^32 bytes': [idx([1024, 2048, 2048], 18), /at most 2147483648 bytes/],
  'one label too few': [
    [fileOf('a-images-idx3-ubyte', good), fileOf('a-labels-idx1-ubyte', idx([1], 1, 2049))],
    /a-labels-idx1-ubyte: expected 2 labels/,
  ],
  'images as labels': [
    [fileOf('a-images-idx3-ubyte', good), fileOf('a-labels-idx1-ubyte', good)],
    /a-labels-idx1-ubyte: expected IDX labels/,
  ],
  'a file of 3 GB': [
    [{ path: 'a-idx3-ubyte', size: 3 * 2 ** 30, read: () => Promise.reject(new Error('read')) }],
    /at most 2147483648 bytes/,
  ],
  'gzip cut off in its header': [gz(good).slice(0, 9), /whole gzip/],
  'gzip cut off in its data': [gz(good).slice(0, -9), /gzip|packed|IDX header/],
  'gzip cut off in its checksum': [gz(good).slice(0, -3), /gzip|packed/],
  'gzip with a wrong checksum': [flip(gz(good), -7), /wrong one/],
  'gzip with a wrong size': [flip(gz(good), -4), /truncated or damaged/],
  'gzip with a byte flipped': [flip(gz(good), 14), /IDX|packed|damaged/],
  'gzip and more after it': [join(gz(good), ascii('PK')), /damaged|packed/],
  'two gzip members': [join(gz(good), gz(flip(good, -1))), /damaged|packed|more/],
  'gzip of gzip': [gz(gz(good)), /IDX images/],
  'gzip with reserved flags': [flip(gz(good), 3), /gzip/],
  'gzip with a name without end': [
    join([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 0], new Uint8Array(50).fill(65)),
    /whole gzip header/,
  ],
  'gzip bomb': [bomb, /34 bytes of content, got/],
  'gzip bomb with a forged size': [join(bomb.slice(0, -4), [34, 0, 0, 0]), /got more/],
  'gzip that promises 2 GB': [join(gz(idx([2048, 1024, 1024], 18)).slice(0, -4), [16, 0, 0, 128]), /too few/],
};

// PNG and JPEG

const chunk = (type: string, data: ArrayLike<number> = []) => {
  const body = join(ascii(type), data);
  return join(u32(data.length), body, u32(crc32(body)));
};
const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const header = (width: number, height: number, ...rest: number[]) =>
  chunk('IHDR', [...u32(width), ...u32(height), ...rest]);
const END = chunk('IEND');
const data = (rows: ArrayLike<number>) => chunk('IDAT', deflateSync(join(rows)));
const png = encodePng({ width: 9, height: 9, channels: 3, data: noise(243) });
const fromPng: Record<string, [bytes: Uint8Array, message: RegExp]> = {
  'no bytes': [new Uint8Array(0), /PNG file/],
  'only a signature': [join(SIGNATURE), /end inside the chunk at 8/],
  GIF: [ascii('GIF89a and so on'), /PNG file/],
  'chunk of 4 GB': [join(SIGNATURE, [255, 255, 255, 255], ascii('IHDR'), new Uint8Array(40)), /end inside/],
  '65535 x 65535 pixels': [
    join(SIGNATURE, header(65535, 65535, 8, 2, 0, 0, 0), data([0]), END),
    /at most 16777216 pixels/,
  ],
  '0 pixels': [join(SIGNATURE, header(0, 5, 8, 2, 0, 0, 0), data([0]), END), /one at least/],
  'depth 3': [join(SIGNATURE, header(1, 1, 3, 0, 0, 0, 0), data([0, 0]), END), /standard allows/],
  'colour type 5': [join(SIGNATURE, header(1, 1, 8, 5, 0, 0, 0), data([0, 0]), END), /standard allows/],
  'interlacing 2': [join(SIGNATURE, header(1, 1, 8, 0, 0, 0, 2), data([0, 0]), END), /standard allows/],
  'two headers': [join(SIGNATURE, header(1, 1, 8, 0, 0, 0, 0), header(1, 1, 8, 0, 0, 0, 0), END), /one IHDR/],
  'no header': [join(SIGNATURE, data([0, 0]), END), /one IHDR/],
  'no data': [join(SIGNATURE, header(1, 1, 8, 0, 0, 0, 0), END), /zlib data/],
  'no end': [png.slice(0, -12), /end inside/],
  'unknown critical chunk': [
    join(SIGNATURE, header(1, 1, 8, 0, 0, 0, 0), chunk('EVIL'), data([0, 0]), END),
    /got "EVIL"/,
  ],
  'wrong checksum': [flip(png, 45), /right checksum/],
  'too few rows': [
    join(SIGNATURE, header(4, 4, 8, 0, 0, 0, 0), data([0, 1, 2, 3, 4]), END),
    /20 bytes when unpacked, got 5/,
  ],
  'too many rows': [join(SIGNATURE, header(1, 1, 8, 0, 0, 0, 0), data([0, 1, 0, 1]), END), /got more/],
  bomb: [join(SIGNATURE, header(1, 1, 8, 0, 0, 0, 0), data(new Uint8Array(2 ** 22)), END), /got more/],
  'large and empty': [join(SIGNATURE, header(4096, 4096, 8, 6, 0, 0, 0), data([0]), END), /too few/],
  'filter type 9': [join(SIGNATURE, header(1, 1, 8, 0, 0, 0, 0), data([9, 1]), END), /filter types/],
  'palette without colours': [join(SIGNATURE, header(1, 1, 8, 3, 0, 0, 0), data([0, 1]), END), /palette/],
  'index beyond the palette': [
    join(SIGNATURE, header(1, 1, 8, 3, 0, 0, 0), chunk('PLTE', [1, 2, 3]), data([0, 1]), END),
    /indices below 1/,
  ],
  'no deflate data': [
    join(SIGNATURE, header(1, 1, 8, 0, 0, 0, 0), chunk('IDAT', [1, 2, 3, 4, 5, 6, 7]), END),
    /zlib data/,
  ],
};

const jpeg = new Uint8Array(encodeJpeg({ width: 24, height: 16, data: noise(24 * 16 * 4) }, 80).data);
const frameAt = jpeg.findIndex((byte, i) => byte === 0xff && jpeg[i + 1] === 0xc0);
const withSize = (height: number, width: number) => {
  const bytes = jpeg.slice();
  bytes.set([height >> 8, height & 255, width >> 8, width & 255], frameAt + 5);
  return bytes;
};
const fromJpeg: Record<string, [bytes: Uint8Array, message: RegExp]> = {
  'only a marker': [jpeg.slice(0, 2), /frame header/],
  'PNG by another name': [png, /JPEG file/],
  '65535 x 65535 pixels': [withSize(65535, 65535), /at most 16777216/],
  '4000 x 4000 pixels in a kilobyte': [withSize(4000, 4000), /can hold/],
  '0 pixels': [withSize(0, 24), /can hold/],
  'larger than its data': [withSize(160, 240), /whole JPEG/],
  'cut off in the scan': [jpeg.slice(0, jpeg.length >> 1), /whole JPEG|frame header/],
  'lossless frame': [jpeg.map((byte, i) => (i === frameAt + 1 ? 0xc3 : byte)), /baseline or progressive/],
  'two components': [jpeg.map((byte, i) => (i === frameAt + 9 ? 2 : byte)), /1, 3 or 4 JPEG components/],
  'a thousand scans': [join(jpeg, ...new Array(1000).fill([0xff, 0xda])), /at most 100 JPEG scans/],
  'no tables': [
    join(
      jpeg.slice(0, 2),
      jpeg.slice(frameAt, frameAt + 19),
      [0xff, 0xda, 0, 12, 3, 1, 0, 2, 17, 3, 17, 0, 63, 0, 1, 2, 3, 255, 217],
    ),
    /whole JPEG/,
  ],
};

const openIdx = (given: Uint8Array | FileEntry[]) =>
  formats.idx.open(Array.isArray(given) ? given : [fileOf('a-images-idx3-ubyte', given)], {
    imageSize: 0,
    channels: 0,
  });

async function refusal(decode: () => unknown): Promise<string> {
  const heap = process.memoryUsage();
  const begin = performance.now();
  const error = await Promise.resolve()
    .then(decode)
    .then(
      () => 'nothing thrown',
      (reason) => reason,
    );
  expect(error).toBeInstanceOf(DataError);
  const { message } = error as DataError;
  expect(message).toMatch(/^[^\n\r\u2028]{1,400}\.$/);
  expect(performance.now() - begin).toBeLessThan(1000);
  const grown = process.memoryUsage();
  expect(grown.arrayBuffers - heap.arrayBuffers).toBeLessThan(2 ** 27);
  return message;
}

describe.each([
  ['safetensors', safetensors, (bytes: Uint8Array) => decodeSafetensors(bytes)],
  ['IDX', fromIdx, openIdx],
  ['PNG', fromPng, (bytes: Uint8Array) => decodePng(bytes, 'a.png')],
  ['JPEG', fromJpeg, (bytes: Uint8Array) => decodeJpeg(bytes, 'a.jpg')],
] as [string, Record<string, [never, RegExp]>, (given: never) => unknown][])(
  '%s is refused for',
  (_, cases, decode) => {
    it.each(Object.entries(cases))('%s', async (_name, [given, message]) => {
      expect(await refusal(() => decode(given))).toMatch(message);
    });
  },
);

describe('mutations either decode or are refused:', () => {
  const tensors = new Map([
    ['a', { shape: [3, 5], data: new Float32Array(15) }],
    ['b', { shape: [], data: new Float32Array(1) }],
  ]);
  const st = encodeSafetensors(tensors, { step: '3' });
  const progressive = noise(64);
  it.each<[string, Uint8Array, number, (bytes: Uint8Array) => unknown]>([
    ['safetensors', st, 1000, (bytes) => decodeSafetensors(bytes)],
    ['IDX', idx([2, 3, 3], 18), 500, openIdx],
    ['gzip', gz(join(good, progressive)), 500, (bytes) => gunzip(bytes, () => good.length + 64, 'a')],
    ['PNG', png, 300, (bytes) => decodePng(bytes, 'a')],
    ['PNG with right checksums', png, 500, (bytes) => decodePng(mendChecksums(bytes), 'a')],
    ['JPEG', jpeg, 500, (bytes) => decodeJpeg(bytes, 'a')],
  ])('%s', async (_, bytes, rounds, decode) => {
    for (let round = 0; round < rounds; round++) {
      const mutant = mutate(bytes, round);
      const error = await Promise.resolve()
        .then(() => decode(mutant))
        .then(
          () => undefined,
          (reason) => reason,
        );
      if (error !== undefined && !(error instanceof DataError))
        throw new Error(`round ${round}`, { cause: error });
      if (error && !/^[^\n\r]+\.$/.test(error.message)) throw new Error(`round ${round}: ${error.message}`);
    }
  });
});

/** A few bytes changed, or a piece cut out or doubled; another one for each round. */
function mutate(bytes: Uint8Array, round: number): Uint8Array {
  let state = Math.imul(round + 1, 0x9e3779b9);
  const next = (below: number) => {
    state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
  const at = next(bytes.length);
  const length = next(Math.min(40, bytes.length - at));
  const kind = next(4);
  if (kind === 0) return join(bytes.subarray(0, at), bytes.subarray(at + length));
  if (kind === 1) return join(bytes.subarray(0, at + length), bytes.subarray(at));
  const mutant = bytes.slice();
  for (let i = next(4); i >= 0; i--)
    mutant[next(bytes.length)] = kind === 2 ? next(256) : [0, 255, 127, 128][next(4)];
  return mutant;
}

/** Puts the right checksum behind each chunk, so that what comes after is tried too. */
function mendChecksums(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length) break;
    view.setUint32(end, crc32(bytes.subarray(at + 4, end)));
    at = end + 4;
  }
  return bytes;
}
