/**
 * Unpacks runs of 4 or 8 bits per pixel to an index per pixel, rows in the order stored; what no run covers is 0. Ends where
 * the data do, or say so.
 */
export function unpackRuns(packed: Uint8Array, width: number, height: number, depth: number): Uint8Array {
  const out = new Uint8Array(width * height);
  let [x, y] = [0, 0];
  const put = (index: number) => {
    if (x < width) out[y * width + x] = index;
    x++;
  };
  for (let at = 0; at + 1 < packed.length && y < height; ) {
    const [count, value] = packed.subarray(at, at + 2);
    at += 2;
    if (count > 0) {
      for (let i = 0; i < count; i++) put(depth === 8 ? value : i % 2 === 0 ? value >> 4 : value & 15);
    } else if (value === 1) break;
    else if (value === 0) [x, y] = [0, y + 1];
    else if (value === 2) {
      x += packed[at] ?? 0;
      y += packed[at + 1] ?? 0;
      at += 2;
    } else {
      for (let i = 0; i < value; i++) {
        const byte = packed[at + (depth === 8 ? i : i >> 1)] ?? 0;
        put(depth === 8 ? byte : i % 2 === 0 ? byte >> 4 : byte & 15);
      }
      // Literal pixels are filled up to whole words.
      at += 2 * Math.ceil((value * depth) / 16);
    }
  }
  return out;
}
