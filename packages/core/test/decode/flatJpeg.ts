import { ascii, join } from '../hostile/bytes.ts';

const u16 = (n: number) => [n >> 8, n & 255];
const segment = (marker: number, body: ArrayLike<number>) =>
  join([0xff, marker, ...u16(body.length + 2)], body);

/** A grey JPEG of 160 everywhere: 2 bits for each block after the first. */
export function flatJpeg(width: number, height: number): Uint8Array {
  const counts = (...used: number[]) => [...used, ...new Array(16 - used.length).fill(0)];
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  // DC: 0 means no change, 10 a change of 6 bits; AC: 0 means no more. First 10 100000 0, a DC of 32 * 8.
  const bits = new Uint8Array(Math.ceil((9 + 2 * (blocks - 1)) / 8));
  bits[0] = 0b10100000;
  return Uint8Array.from(
    Buffer.concat([
      Uint8Array.of(0xff, 0xd8),
      segment(0xe0, ascii('JFIF\0')),
      segment(0xdb, [0, ...new Array(64).fill(8)]),
      segment(0xc0, [8, ...u16(height), ...u16(width), 1, 1, 0x11, 0]),
      segment(0xc4, [0, ...counts(1, 1), 0, 6]),
      segment(0xc4, [0x10, ...counts(1), 0]),
      segment(0xda, [1, 1, 0, 0, 63, 0]),
      bits,
      Uint8Array.of(0xff, 0xd9),
    ]),
  );
}
