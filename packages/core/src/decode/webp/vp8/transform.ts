/** Inverse Walsh-Hadamard transform of the 16 coefficients at `at`, to the first coefficient of each luma block: RFC 6386, 14.3. */
export function inverseHadamard(block: Int16Array, at: number): void {
  const mid = new Int32Array(16);
  for (let i = 0; i < 4; i++) {
    const [p0, p1, p2, p3] = [block[at + i], block[at + 4 + i], block[at + 8 + i], block[at + 12 + i]];
    mid[i] = p0 + p3 + p1 + p2;
    mid[8 + i] = p0 + p3 - p1 - p2;
    mid[4 + i] = p0 - p3 + p1 - p2;
    mid[12 + i] = p0 - p3 - p1 + p2;
  }
  for (let i = 0; i < 16; i += 4) {
    const dc = mid[i] + 3;
    const [outer, inner] = [dc + mid[i + 3], mid[i + 1] + mid[i + 2]];
    const [far, near] = [dc - mid[i + 3], mid[i + 1] - mid[i + 2]];
    block[16 * i] = (outer + inner) >> 3;
    block[16 * (i + 1)] = (far + near) >> 3;
    block[16 * (i + 2)] = (outer - inner) >> 3;
    block[16 * (i + 3)] = (far - near) >> 3;
  }
}

const mid = new Int32Array(16);

/** Adds the inverse transform of the 16 coefficients at `at` to samples: RFC 6386, 14.4. */
export function addInverseDct(
  block: Int16Array,
  at: number,
  plane: Uint8Array,
  to: number,
  stride: number,
): void {
  for (let i = 0; i < 4; i++)
    butterfly(block[at + i], block[at + 4 + i], block[at + 8 + i], block[at + 12 + i], 4 * i);
  for (let y = 0; y < 4; y++) {
    const dc = mid[y] + 4;
    const [a, b] = [dc + mid[8 + y], dc - mid[8 + y]];
    const c = small(mid[4 + y]) - large(mid[12 + y]);
    const d = large(mid[4 + y]) + small(mid[12 + y]);
    const row = to + y * stride;
    add(plane, row, (a + d) >> 3);
    add(plane, row + 1, (b + c) >> 3);
    add(plane, row + 2, (b - c) >> 3);
    add(plane, row + 3, (a - d) >> 3);
  }
}

/** One column, to four places of `mid`. */
function butterfly(p0: number, p1: number, p2: number, p3: number, to: number): void {
  const [a, b] = [p0 + p2, p0 - p2];
  const c = small(p1) - large(p3);
  const d = large(p1) + small(p3);
  mid[to] = a + d;
  mid[to + 1] = b + c;
  mid[to + 2] = b - c;
  mid[to + 3] = a - d;
}

/** Times sqrt(2) cos(pi / 8). */
function large(value: number): number {
  return ((value * 20091) >> 16) + value;
}

/** Times sqrt(2) sin(pi / 8). */
function small(value: number): number {
  return (value * 35468) >> 16;
}

function add(plane: Uint8Array, at: number, value: number): void {
  plane[at] = Math.max(0, Math.min(255, plane[at] + value));
}
