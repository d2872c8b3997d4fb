// Sets of a million small pictures and of thousands of photographs, the same each time.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const SIDE = 28;

/** A picture that differs from all others. */
function pixelsOf(n: number): Uint8Array {
  const pixels = new Uint8Array(SIDE * SIDE);
  for (let i = 0; i < pixels.length; i++)
    pixels[i] = (i * (1 + (n % 7)) + n) % 97 < 30 ? (n * 31 + i * 7) & 255 : 0;
  new DataView(pixels.buffer).setUint32(0, n);
  return pixels;
}

/** A grey PNG, by Node's zlib: a million of them by the codec of core would take half an hour. */
function pngOf(n: number): Buffer {
  const pixels = pixelsOf(n);
  const rows = Buffer.alloc(SIDE * (SIDE + 1));
  for (let y = 0; y < SIDE; y++) rows.set(pixels.subarray(y * SIDE, (y + 1) * SIDE), y * (SIDE + 1) + 1);
  return Buffer.concat([
    PNG_HEAD,
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

const PNG_HEAD = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', Buffer.from([0, 0, 0, SIDE, 0, 0, 0, SIDE, 8, 0, 0, 0, 0])),
]);

/** IDX files of images and labels. */
export function makeIdx(folder: string, count: number): void {
  mkdirSync(folder);
  const head = (sizes: number[]) => {
    const bytes = Buffer.alloc(4 + 4 * sizes.length);
    bytes.set([0, 0, 8, sizes.length]);
    for (const [i, size] of sizes.entries()) bytes.writeUInt32BE(size, 4 + 4 * i);
    return bytes;
  };
  const file = openSync(join(folder, 'train-images-idx3-ubyte'), 'w');
  writeSync(file, head([count, SIDE, SIDE]));
  for (let n = 0; n < count; n += 1000) {
    const some = Array.from({ length: Math.min(1000, count - n) }, (_, i) => pixelsOf(n + i));
    writeSync(file, Buffer.concat(some));
  }
  closeSync(file);
  const labels = Uint8Array.from({ length: count }, (_, n) => n % 10);
  writeFileSync(join(folder, 'train-labels-idx1-ubyte'), Buffer.concat([head([count]), labels]));
}

/** PNG files in ten folders, which are the classes. */
export function makeFolder(folder: string, count: number): void {
  for (let k = 0; k < 10; k++) mkdirSync(join(folder, String(k)), { recursive: true });
  for (let n = 0; n < count; n++) writeFileSync(join(folder, nameOf(n)), pngOf(n));
}

const nameOf = (n: number) => `${n % 10}/${String(n).padStart(7, '0')}.png`;

/** The same in a ZIP, stored. */
export function makeZip(path: string, count: number): void {
  const file = openSync(path, 'w');
  const directory: Buffer[] = [];
  const joined: Uint8Array[] = [];
  let at = 0;
  for (let n = 0; n < count; n++) {
    const [name, png] = [nameOf(n), pngOf(n)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(png), 10);
    for (const place of [14, 18]) common.writeUInt32LE(png.length, place);
    common.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, rest, Buffer.from(name)]));
    // Small buffers are parts of larger ones, which they would keep: a million of them 20 GB.
    if (directory.length === 1000) joined.push(Buffer.concat(directory.splice(0)));
    at += writeSync(file, Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), png]));
  }
  closeSync(file);
  const whole = Buffer.concat([...joined, ...directory]);
  writeFileSync(path, Buffer.concat([whole, endOf(count, whole.length, at)]), { flag: 'a' });
}

/** The ends of a ZIP64 and of a ZIP. */
function endOf(count: number, size: number, at: number): Buffer {
  const wide = Buffer.alloc(56 + 20 + 22);
  wide.writeUInt32LE(0x06064b50, 0);
  wide.writeBigUInt64LE(44n, 4);
  for (const place of [24, 32]) wide.writeBigUInt64LE(BigInt(count), place);
  wide.writeBigUInt64LE(BigInt(size), 40);
  wide.writeBigUInt64LE(BigInt(at), 48);
  wide.writeUInt32LE(0x07064b50, 56);
  wide.writeBigUInt64LE(BigInt(at + size), 64);
  wide.writeUInt32LE(1, 72);
  wide.writeUInt32LE(0x06054b50, 76);
  for (const place of [84, 86]) wide.writeUInt16LE(0xffff, place);
  for (const place of [88, 92]) wide.writeUInt32LE(0xffffffff, place);
  return wide;
}

const PHOTOS = `
import sys, os, numpy as np
from PIL import Image
out, count = sys.argv[1], int(sys.argv[2])
os.makedirs(out)
W, H = 3000, 2000
grain = np.random.default_rng(7).integers(0, 24, (H, W, 3), dtype=np.uint8)
for i in range(min(count, int(sys.argv[3]))):
    small = np.random.default_rng(i).integers(0, 230, (12, 18, 3), dtype=np.uint8)
    smooth = np.asarray(Image.fromarray(small).resize((W, H), Image.BICUBIC)).astype(np.int16)
    Image.fromarray(np.clip(smooth + np.roll(grain, i * 37, axis=1), 0, 255).astype(np.uint8)).save(f"{out}/{i:05d}.jpg", quality=88)
`;

/** Photographs that differ; to make more takes longer than to decode them. */
const PHOTOS_DRAWN = 250;

/** JPEG photographs of 3000 x 2000, smooth with grain, about 1.3 MB each. From the 251st on they are earlier ones with a comment of their own. */
export function makePhotos(folder: string, count: number): void {
  const { status, stderr } = spawnSync(
    '/usr/bin/python3',
    ['-c', PHOTOS, folder, String(count), String(PHOTOS_DRAWN)],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`python3 with python3-pil and python3-numpy is needed: ${stderr}`);
  const at = (n: number) => join(folder, `${String(n).padStart(5, '0')}.jpg`);
  for (let n = PHOTOS_DRAWN; n < count; n++) {
    const photo = readFileSync(at(n % PHOTOS_DRAWN));
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 7]), Buffer.from(String(n).padStart(5, '0'))]);
    writeFileSync(at(n), Buffer.concat([photo.subarray(0, 2), comment, photo.subarray(2)]));
  }
}
