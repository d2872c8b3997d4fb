/// <reference types="node" />
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gunzip } from '../src/decode/gunzip.ts';
import { decodeJpeg } from '../src/decode/jpeg/decodeJpeg.ts';
import { decodePng } from '../src/decode/png/decodePng.ts';
import { decodeSafetensors, encodeSafetensors } from '../src/encode/safetensors.ts';
import { DataError } from '../src/errors.ts';
import type { FileEntry } from '../src/formats/types.ts';
import { gz, join, noise } from './hostile/bytes.ts';
import { fromIdx, good, idx } from './hostile/idx.ts';
import { fromJpeg, jpeg } from './hostile/jpeg.ts';
import { fromMat, goodMat } from './hostile/mat.ts';
import { mutate } from './hostile/mutate.ts';
import { fromPng, png } from './hostile/png.ts';
import { safetensors } from './hostile/safetensors.ts';
import { chosen } from './opened.ts';
import { fileOf } from './realData.ts';

const openIdx = (given: Uint8Array | FileEntry[]) =>
  chosen(Array.isArray(given) ? given : [fileOf('a-images-idx3-ubyte', given)]);

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
  expect(performance.now() - begin).toBeLessThan(3000);
  const grown = process.memoryUsage();
  expect(grown.arrayBuffers - heap.arrayBuffers).toBeLessThan(2 ** 27);
  return message;
}

function refuses<T>(
  kind: string,
  cases: Record<string, [given: T, message: RegExp]>,
  decode: (given: T) => unknown,
) {
  describe(`${kind} is refused for`, () => {
    for (const [name, [given, message]] of Object.entries(cases)) {
      it(name, async () => {
        expect(await refusal(() => decode(given))).toMatch(message);
      });
    }
  });
}

refuses('safetensors', safetensors, (bytes) => decodeSafetensors(bytes));
refuses('IDX', fromIdx, openIdx);
refuses('MATLAB files', fromMat, (bytes) => chosen([fileOf('train_32x32.mat', bytes)]));
refuses('PNG', fromPng, (bytes) => decodePng(bytes, 'a.png'));
refuses('JPEG', fromJpeg, (bytes) => decodeJpeg(bytes, 'a.jpg'));

// Found by tools/fuzz: a heading in quotes that holds line breaks.
const brokenHeading = new Uint8Array(Buffer.from('ImEgIiJiY2wKMSwyIiIiOyJjIgoxLDUxZTk5OQ==', 'base64'));
refuses('tables', { 'a heading of several lines': [brokenHeading, /in column/] }, (bytes) =>
  chosen([fileOf('a', bytes)]),
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
    ['MATLAB', goodMat, 300, (bytes) => chosen([fileOf('a.mat', bytes)])],
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
