// The factors of Loeffler, Ligtenberg and Moschytz, "Practical Fast 1-D DCT Algorithms with 11 Multiplications" (1989),
// in 1/4096. Order and rounding are those of jpeg-js, so that pictures have the same values as with it.
const SQRT2 = 5793;
const SQRT1_2 = 2896;
const [COS1, SIN1] = [4017, 799];
const [COS3, SIN3] = [3406, 2276];
const [COS6, SIN6] = [1567, 3784];

const work = new Int32Array(64);

/** Coefficients of the block at `at`, times the quantization table, to 64 samples of 0..255. All are row by row. */
export function inverseDct(block: Int16Array, at: number, quant: Uint16Array, samples: Uint8Array): void {
  let ac = 0;
  for (let i = 1; i < 64; i++) ac |= block[at + i];
  if (ac === 0) {
    const mean = (SQRT2 * ((SQRT2 * block[at] * quant[0] + 512) >> 10) + 8192) >> 14;
    samples.fill(level(mean));
    return;
  }
  for (let i = 0; i < 64; i++) work[i] = Math.imul(block[at + i], quant[i]);
  for (let i = 0; i < 64; i += 8) line(i, 1, 8, 4);
  for (let i = 0; i < 8; i++) line(i, 8, 12, 0);
  for (let i = 0; i < 64; i++) samples[i] = level(work[i]);
}

/** A result with 4 bits of fraction, about 0, as a sample. */
function level(value: number): number {
  const sample = 128 + ((value + 8) >> 4);
  return sample < 0 ? 0 : Math.min(sample, 255);
}

/** One row or column in place: products lose `shift` bits; `up` is what terms without a product are raised by instead. */
function line(at: number, step: number, shift: number, up: number): void {
  const p0 = work[at];
  const p1 = work[at + step];
  const p2 = work[at + 2 * step];
  const p3 = work[at + 3 * step];
  const p4 = work[at + 4 * step];
  const p5 = work[at + 5 * step];
  const p6 = work[at + 6 * step];
  const p7 = work[at + 7 * step];
  if ((p1 | p2 | p3 | p4 | p5 | p6 | p7) === 0) {
    const mean = (SQRT2 * p0 + (2 << shift)) >> (shift + 2);
    for (let k = 0; k < 8; k++) work[at + k * step] = mean;
    return;
  }
  const half = 1 << (shift - 1);
  const dc = (SQRT2 * p0 + half) >> shift;
  const mid = (SQRT2 * p4 + half) >> shift;
  const sum26 = (p2 * SIN6 + p6 * COS6 + half) >> shift;
  const dif26 = (p2 * COS6 - p6 * SIN6 + half) >> shift;
  const dif17 = (SQRT1_2 * (p1 - p7) + half) >> shift;
  const sum17 = (SQRT1_2 * (p1 + p7) + half) >> shift;
  const odd3 = p3 << up;
  const odd5 = p5 << up;

  const even0 = (dc + mid + 1) >> 1;
  const even1 = (dc - mid + 1) >> 1;
  const a4 = (dif17 + odd5 + 1) >> 1;
  const a6 = (dif17 - odd5 + 1) >> 1;
  const a7 = (sum17 + odd3 + 1) >> 1;
  const a5 = (sum17 - odd3 + 1) >> 1;

  const e0 = (even0 + sum26 + 1) >> 1;
  const e3 = (even0 - sum26 + 1) >> 1;
  const e1 = (even1 + dif26 + 1) >> 1;
  const e2 = (even1 - dif26 + 1) >> 1;
  const o7 = (a4 * SIN3 + a7 * COS3 + 2048) >> 12;
  const o4 = (a4 * COS3 - a7 * SIN3 + 2048) >> 12;
  const o6 = (a5 * SIN1 + a6 * COS1 + 2048) >> 12;
  const o5 = (a5 * COS1 - a6 * SIN1 + 2048) >> 12;

  work[at] = e0 + o7;
  work[at + step] = e1 + o6;
  work[at + 2 * step] = e2 + o5;
  work[at + 3 * step] = e3 + o4;
  work[at + 4 * step] = e3 - o4;
  work[at + 5 * step] = e2 - o5;
  work[at + 6 * step] = e1 - o6;
  work[at + 7 * step] = e0 - o7;
}
