import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BadCase } from './badCase.ts';

const train = ['train', 'mnist-mlp', '--data', 'data', '--steps', '1', '--out', 'run', '--quiet'];
const IMAGES = 'train-images-idx3-ubyte';
const LABELS = 'train-labels-idx1-ubyte';

/** An IDX file: big-endian magic number and sizes, then bytes. */
function idx(magic: number, sizes: readonly number[], bytes: number): Buffer {
  const head = Buffer.alloc(4 + 4 * sizes.length);
  [magic, ...sizes].forEach((value, i) => head.writeUInt32BE(value, 4 * i));
  return Buffer.concat([head, Buffer.alloc(bytes, 7)]);
}

const whole = idx(2051, [2, 28, 28], 2 * 784);

/** Lays a folder `data` with these files. */
const data = (files: Record<string, Uint8Array | string>) => (cwd: string) => {
  mkdirSync(join(cwd, 'data'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, 'data', name), content);
};

/** 200 MB of zeros, which gzip makes 200 KB of, behind a header that promises two images. */
const bomb = gzipSync(Buffer.concat([whole.subarray(0, 16), Buffer.alloc(200_000_000)]));

function wrongChecksum(): Buffer {
  const packed = gzipSync(whole);
  packed[packed.length - 8] ^= 1;
  return packed;
}

/** What is wrong with the data that a training is given. */
export const badData: BadCase[] = [
  { name: 'none given', args: ['train', 'mnist-dcgan'], code: 66, says: /data: .*mnist-dcgan.*--data PATH/ },
  {
    name: 'missing',
    args: train,
    code: 66,
    says: /data: expected a built-in dataset .*data" does not exist/,
  },
  { name: 'name', args: ['train', '--data', 'digit'], code: 66, says: /did you mean digits\?/ },
  {
    name: 'empty folder',
    args: train,
    arrange: data({}),
    code: 66,
    says: /expected files in .*data, found none/,
  },
  {
    name: 'device',
    args: ['train', '--data', '/dev/zero'],
    code: 66,
    says: /expected a file or folder, got \/dev\/zero/,
  },
  {
    name: 'other files',
    args: train,
    arrange: data({ 'notes.txt': 'hello' }),
    code: 65,
    says: /expected pictures, IDX files.*notes\.txt \(text\)/,
  },
  {
    name: 'links that lead nowhere and round',
    args: train,
    arrange: (cwd) => {
      data({})(cwd);
      symlinkSync(join(cwd, 'gone'), join(cwd, 'data', 'gone'));
      symlinkSync(cwd, join(cwd, 'data', 'round'));
    },
    code: 66,
    says: /found none that can be read \(gone: expected a file, got a broken link/,
  },
  {
    name: 'IDX magic',
    args: train,
    arrange: data({ [IMAGES]: idx(0x0a03, [2, 28, 28], 2 * 784) }),
    code: 65,
    says: /images-idx3.*other data/,
  },
  {
    name: 'IDX labels as images',
    args: train,
    arrange: data({ [IMAGES]: idx(2049, [2], 2) }),
    code: 65,
    says: /IDX labels without images/,
  },
  {
    name: 'IDX header cut',
    args: train,
    arrange: data({ [IMAGES]: whole.subarray(0, 9) }),
    code: 65,
    says: /images-idx3.*header/,
  },
  {
    name: 'IDX body short',
    args: train,
    arrange: data({ [IMAGES]: whole.subarray(0, 900) }),
    code: 65,
    says: /expected 1584 bytes.*900/,
  },
  {
    name: 'IDX body long',
    args: train,
    arrange: data({ [IMAGES]: Buffer.concat([whole, whole]) }),
    code: 65,
    says: /expected 1584 bytes/,
  },
  {
    name: 'IDX header larger than the file',
    args: train,
    arrange: data({ [IMAGES]: idx(2051, [60000, 28, 28], 784) }),
    code: 65,
    says: /images-idx3/,
  },
  {
    name: 'IDX sizes without end',
    args: train,
    arrange: data({ [IMAGES]: idx(2051, [2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 1], 9) }),
    code: 65,
    says: /images-idx3/,
  },
  {
    name: 'IDX without images',
    args: train,
    arrange: data({ [IMAGES]: idx(2051, [0, 28, 28], 0) }),
    code: 65,
    says: /expected images, got 0/,
  },
  {
    name: 'IDX counts that disagree',
    args: train,
    arrange: data({ [IMAGES]: whole, [LABELS]: idx(2049, [3], 3) }),
    code: 65,
    says: /labels-idx1-ubyte: expected 2 labels.*got 3/,
  },
  {
    name: 'gzip cut',
    args: train,
    arrange: data({ [`${IMAGES}.gz`]: gzipSync(whole).subarray(0, 30) }),
    code: 65,
    says: /idx3-ubyte\.gz/,
  },
  {
    name: 'gzip checksum',
    args: train,
    arrange: data({ [`${IMAGES}.gz`]: wrongChecksum() }),
    code: 65,
    says: /checksum/,
  },
  {
    name: 'gzip of junk',
    args: train,
    arrange: data({ [`${IMAGES}.gz`]: 'junk' }),
    code: 65,
    says: /idx3-ubyte\.gz/,
  },
  {
    name: 'gzip bomb',
    args: train,
    arrange: data({ [`${IMAGES}.gz`]: bomb }),
    code: 65,
    says: /expected 1584 bytes/,
  },
  {
    name: 'images of junk',
    args: train,
    arrange: data({ 'a.png': 'junk', 'b.jpg': 'junk' }),
    code: 65,
    says: /got a\.png \(text\) and 1 more/,
  },
  {
    name: 'images cut',
    args: train,
    arrange: data({
      'a.png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'b.jpg': Buffer.from('ffd8ffe0', 'hex'),
    }),
    code: 65,
    says: /none that can be read/,
  },
  {
    name: 'CIFAR cut',
    args: train,
    arrange: data({ 'data_batch_1.bin': Buffer.alloc(3072) }),
    code: 65,
    says: /data_batch_1\.bin/,
  },
];
