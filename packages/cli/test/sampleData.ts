// Small data of the kinds that users have.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { encodePng } from '@ganvil/core';

/** A folder of IDX files as MNIST comes: training and test images of 28x28 with labels. */
export function idxFolder(folder: string, counts: readonly [train: number, test: number] = [320, 40]): void {
  mkdirSync(folder, { recursive: true });
  for (const [part, count] of [
    ['train', counts[0]],
    ['t10k', counts[1]],
  ] as const) {
    const images = Uint8Array.from({ length: count * 784 }, (_, i) => shade(i % 784, Math.floor(i / 784)));
    const labels = Uint8Array.from({ length: count }, (_, i) => i % 10);
    write(join(folder, `${part}-images-idx3-ubyte.gz`), idx([count, 28, 28], images));
    write(join(folder, `${part}-labels-idx1-ubyte.gz`), idx([count], labels));
  }
}

/** Two classes of 40 pictures of 32x32 in colour. */
export function pictureFolder(folder: string): void {
  for (const [which, name] of ['cats', 'dogs'].entries()) {
    mkdirSync(join(folder, name), { recursive: true });
    for (let n = 0; n < 40; n++) {
      const data = Uint8Array.from({ length: 32 * 32 * 3 }, (_, i) => shade(i % 1024, n + 50 * which));
      writeFileSync(join(folder, name, `${n}.png`), encodePng({ width: 32, height: 32, channels: 3, data }));
    }
  }
}

/** A table of 64 rows with three columns. */
export function pointTable(file: string): void {
  const rows = Array.from({ length: 64 }, (_, i) => `${i % 7},${(i * i) % 11},${(i % 5) / 10}`);
  writeFileSync(file, `a,b,c\n${rows.join('\n')}\n`);
}

/** A stroke that moves with the number of the picture. */
function shade(place: number, n: number): number {
  const [x, y] = [place % 28, Math.floor(place / 28)];
  return Math.abs(x - 6 - (n % 10) - y / 4) < 2 ? 255 - ((n * 7) % 40) : 0;
}

function idx(sides: readonly number[], values: Uint8Array): Uint8Array {
  const head = Buffer.alloc(4 + 4 * sides.length);
  head.set([0, 0, 8, sides.length]);
  for (const [i, side] of sides.entries()) head.writeUInt32BE(side, 4 + 4 * i);
  return Buffer.concat([head, values]);
}

function write(file: string, bytes: Uint8Array): void {
  writeFileSync(file, gzipSync(bytes));
}
