// Formats of data files, behind --data.
import { gzipSync } from 'node:zlib';
import { zipOf } from '../../packages/cli/test/zipOf.ts';
import { openDataset } from '../../packages/core/src/datasets/openDataset.ts';
import { encodeNpy, encodeNpz, encodePng, resolveConfig } from '../../packages/core/src/index.ts';
import { idx } from '../../packages/core/test/hostile/idx.ts';
import { goodMat } from '../../packages/core/test/hostile/mat.ts';
import { fileOf } from '../../packages/core/test/realData.ts';
import type { Target } from './types.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const png = (shade: number) =>
  encodePng({ width: 8, height: 8, channels: 1, data: Uint8Array.from({ length: 64 }, (_, i) => i * shade) });
const values = Float32Array.from({ length: 256 }, (_, i) => Math.fround(i / 7));
const npy = encodeNpy(values, [4, 8, 8]);
const pictures = Object.fromEntries([1, 2, 3, 4].map((i) => [`${i % 2}/${i}.png`, png(i)]));

/** A tar of these files. */
function tarOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const parts = Object.entries(files).flatMap(([name, bytes]) => {
    const head = Buffer.alloc(512);
    head.write(name, 0);
    head.write(`0000644\0${'0000000\0'.repeat(2)}${bytes.length.toString(8).padStart(11, '0')}\0`, 100);
    head.write(`${'0'.repeat(11)}\0        0`, 136);
    head.write('ustar\x0000', 257, 'latin1');
    head.write(
      `${head
        .reduce((a, b) => a + b, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    );
    return [head, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

const seeds: Readonly<Record<string, readonly Uint8Array[]>> = {
  zip: [zipOf(pictures), zipOf({ 'x.npy': npy, 'a.csv': ascii('a,b\n1,2\n3,4\n') })],
  tar: [tarOf(pictures), new Uint8Array(gzipSync(tarOf(pictures)))],
  npy: [
    npy,
    encodeNpy(new Uint8Array(values.buffer.slice(0, 256)), [4, 8, 8]),
    new Uint8Array(gzipSync(npy)),
  ],
  npz: [encodeNpz({ x: npy, y: encodeNpy(new Int32Array([0, 1, 2, 3]), [4]) }), zipOf({ 'x.npy': npy })],
  mat: [goodMat],
  idx: [idx([2, 3, 3], 18), new Uint8Array(gzipSync(idx([2, 3, 3], 18)))],
  cifar: [Uint8Array.from({ length: 4 * 3073 }, (_, i) => (i % 3073 === 0 ? (i / 3073) % 10 : i * 7))],
  csv: [
    ascii('a,b,class\n1,2,x\n3,4,y\n5,6,x\n7,8,y\n'),
    ascii('"a ""b""";"c"\n1,5;2,5\n-3e2;4\n# note\n;NA\n6;7\n'),
    ascii('\ufeffx\ty\n1\t2\n3\t4\n'),
    ascii('1 1:0.5 3:2\n2 2:1\n1 1:3 2:4 3:5\n'),
  ],
};

/** Read as files of a name that says nothing. */
export const fileTargets: Readonly<Record<string, Target>> = Object.fromEntries(
  Object.entries(seeds).map(([name, files]) => [
    name,
    {
      seeds: () => files,
      async read(bytes) {
        const { dataset } = await openDataset(resolveConfig({ data: 'a' }), [fileOf('a', bytes)], {
          mostBytes: 2 ** 26,
        });
        const size = dataset.shape.reduce((a, b) => a * b, 1);
        dataset.read([dataset.count - 1, 0], new Float32Array(2 * size), new Int32Array(2));
      },
    },
  ]),
);
