// Data of sizes that would fill the memory if all of them were kept.
/// <reference types="node" />
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { encodePng } from '../src/encode/png.ts';
import { gzip } from '../src/formats/archives/gzip.ts';
import { headsOf } from '../src/formats/expand.ts';
import { fitter, fitters } from '../src/formats/fitter.ts';
import { HEAD_BYTES } from '../src/formats/types.ts';
import { MAX_BYTES } from '../src/table/decodeText.ts';
import { noise } from './hostile/bytes.ts';
import { chosen } from './opened.ts';
import { fileOf } from './realData.ts';

it('keeps no more of many pictures than tells their kind', async () => {
  const picture = encodePng({ width: 99, height: 99, channels: 1, data: noise(9801) });
  const { files } = await headsOf([fileOf('a.png', picture), fileOf('a.bin', noise(9801))], {});
  expect(files.map(({ head }) => head.length)).toEqual([16, HEAD_BYTES]);
  expect(files[0].head.buffer.byteLength).toBe(16);
});

it('unpacks little more of a table than it reads', async () => {
  const member = gzipSync(new Uint8Array(2 ** 22));
  const packed = new Uint8Array(Buffer.concat(Array.from({ length: 300 }, () => member))); // 1.2 GiB
  const file = { ...fileOf('a.csv.gz', packed), head: packed.subarray(0, HEAD_BYTES) };
  const [entry] = (await gzip.entries(file)).files;
  const begun = process.cpuUsage().user;
  await expect(entry.unpack!({ max: 2 ** 20 })).rejects.toThrow(
    'a.csv.gz: expected at most 1048576 bytes when unpacked, got more.',
  );
  expect(process.cpuUsage().user - begun).toBeLessThan(1e6);
});

it('asks packed tables for what it can read', async () => {
  const asked: unknown[] = [];
  const unpack = async (size: unknown): Promise<Uint8Array> => {
    asked.push(size);
    return new TextEncoder().encode('1,2\n3,4\n');
  };
  const { dataset } = await chosen([{ ...fileOf('a.csv.gz', await unpack(0)), unpack }]);
  expect(dataset.count).toBe(2);
  expect(asked).toEqual([0, { max: MAX_BYTES }]);
});

it('fits picture after picture in arrays that are used again, each as if it were alone', () => {
  const options = { imageSize: 8, channels: 0 } as const;
  const fitterOf = fitters(options);
  const frame = (width: number, height: number) => ({ width, height, channels: 3 }) as const;
  const frames = [frame(20, 30), frame(20, 30), frame(30, 20), frame(8, 8), frame(20, 30)];
  expect(fitterOf(frames[0])).toBe(fitterOf(frames[1]));
  const pictures = frames.map(({ width, height }, i) => noise(3 * width * height).map((byte) => byte ^ i));
  const together = frames.map((frame, i) => fitterOf(frame).fit(pictures[i]));
  for (const [i, from] of frames.entries())
    expect(together[i]).toEqual(fitter(from, options).fit(pictures[i]));
});
