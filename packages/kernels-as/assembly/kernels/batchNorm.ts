// Batch normalisation over [rows, channels], each channel by its own mean and variance. Statistics are float32 sums over
// blocks of rows, summed in float64 in ascending rows. A thread takes whole channels, sixteen (a cache line) at a time, so no sum is
// split between threads.
import { max } from "../math/vec";
import { gradientRows, momentsRows, normalizeRows, gradSumsRows } from "../loops/batchNormStreaming";
import { blockRows, gradientBlock, momentsBlock, normalizeBlock, gradSumsBlock } from "../loops/batchNormCached";
import { LINE_FLOATS, MIN_ELEMENTS, partsFor, partStart } from "../loops/partition";

/**
 * mean[c] = Σ x[r, c] / rows, variance[c] = Σ (x[r, c] - mean[c])² / rows, in one pass over differences to row 0.
 * NaN where rows = 0.
 */
export function batchMoments(
  x: usize, mean: usize, variance: usize, rows: i32, channels: i32, workspace: usize, part: i32, parts: i32, thread: i32
): void {
  const bytes = <usize>channels << 2;
  const from = channelStart(channels, part, parts), to = channelStart(channels, part + 1, parts);
  const sums = workspace, squares = sums + bytes * 2, part32 = sums + bytes * 4;
  memory.fill(part32 + from, 0, to - from);
  memory.fill(part32 + bytes + from, 0, to - from);
  memory.fill(sums + from * 2, 0, (to - from) * 2);
  memory.fill(squares + from * 2, 0, (to - from) * 2);
  const block = blockRows(bytes), cached = isCached(rows, bytes);
  for (let r = 0; r < rows; r += block) {
    const count = min(block, rows - r), at = x + <usize>r * bytes;
    if (cached) momentsBlock(at, x, bytes, count, from, to, sums, squares);
    else momentsRows(at, x, bytes, count, from, to, part32, sums, squares);
  }
  const inverse = 1.0 / <f64>rows;
  for (let i = from; i < to; i += 4) {
    const m = load<f64>(sums + i * 2) * inverse;
    const shift = rows > 0 ? <f64>load<f32>(x + i) : 0;
    store<f32>(mean + i, <f32>(shift + m));
    store<f32>(variance + i, max<f32>(<f32>(load<f64>(squares + i * 2) * inverse - m * m), 0));
  }
}

/** Two float64 and two float32 sums per channel. */
export function batchMomentsWorkspace(channels: i32, threads: i32): f64 { return 24.0 * channels; }
export function batchMomentsParts(rows: i32, channels: i32, threads: i32): i32 { return partsOfChannels(rows, channels, threads); }

/** Bytes of a tensor up to which the caches are likely to hold it. */
const MAX_CACHED_BYTES: f64 = 3145728;

function isCached(rows: i32, bytes: usize): bool {
  return <f64>rows * <f64>bytes <= MAX_CACHED_BYTES;
}

/** Byte in a row of channels where a part begins. */
function channelStart(channels: i32, part: i32, parts: i32): usize {
  return <usize>partStart(channels, LINE_FLOATS, part, parts) << 2;
}

function partsOfChannels(rows: i32, channels: i32, threads: i32): i32 {
  return partsFor(<f64>rows * channels, MIN_ELEMENTS, min((channels + LINE_FLOATS - 1) / LINE_FLOATS, threads << 1));
}

function partsOfRows(rows: i32, channels: i32, threads: i32): i32 {
  return partsFor(<f64>rows * channels, MIN_ELEMENTS, min(rows, threads << 1));
}

/** factor[c] = scale[c] / √(variance[c] + epsilon); a scale of 0 (no address) is one. */
export function batchFactor(variance: usize, scale: usize, factor: usize, channels: i32, epsilon: f32): void {
  for (let i: usize = 0; i < <usize>channels << 2; i += 4) {
    const s = scale ? <f64>load<f32>(scale + i) : 1;
    store<f32>(factor + i, <f32>(s / sqrt(<f64>load<f32>(variance + i) + <f64>epsilon)));
  }
}

/** y[r, c] = (x[r, c] - mean[c]) * factor[c] + offset[c]. A part is some of the rows. */
export function normalize(
  x: usize, mean: usize, factor: usize, offset: usize, y: usize, rows: i32, channels: i32, part: i32, parts: i32, thread: i32
): void {
  const bytes = <usize>channels << 2;
  const from = partStart(rows, 1, part, parts), to = partStart(rows, 1, part + 1, parts);
  const cached = isCached(rows, bytes), block = cached ? blockRows(bytes) : to - from;
  for (let r = from; r < to; r += block) {
    const count = min(block, to - r), at = <usize>r * bytes;
    if (cached) normalizeBlock(x + at, mean, factor, offset, y + at, bytes, count);
    else normalizeRows(x + at, mean, factor, offset, y + at, bytes, count);
  }
}

export function normalizeParts(rows: i32, channels: i32, threads: i32): i32 { return partsOfRows(rows, channels, threads); }

/**
 * Of y = (x - mean) / √(variance + epsilon) * scale + offset, mean and variance being those of x: doffset[c] = Σ dy,
 * dscale[c] = Σ dy x̂, and what `batchNormDx` makes dx of, `terms` [3, channels]. Workspace as of `batchMoments`.
 */
export function batchNormSums(
  x: usize, scale: usize, mean: usize, variance: usize, dy: usize, dscale: usize, doffset: usize, terms: usize,
  rows: i32, channels: i32, epsilon: f32, workspace: usize, part: i32, parts: i32, thread: i32
): void {
  const bytes = <usize>channels << 2;
  const from = channelStart(channels, part, parts), to = channelStart(channels, part + 1, parts);
  const sums = workspace, products = sums + bytes * 2, part32 = sums + bytes * 4;
  memory.fill(part32 + from, 0, to - from);
  memory.fill(part32 + bytes + from, 0, to - from);
  memory.fill(sums + from * 2, 0, (to - from) * 2);
  memory.fill(products + from * 2, 0, (to - from) * 2);
  const block = blockRows(bytes), cached = isCached(rows, bytes);
  for (let r = 0; r < rows; r += block) {
    const at = <usize>r * bytes;
    const count = min(block, rows - r);
    if (cached) gradSumsBlock(x + at, dy + at, mean, bytes, count, from, to, sums, products);
    else gradSumsRows(x + at, dy + at, mean, bytes, count, from, to, part32, sums, products);
  }
  const inverse = 1.0 / <f64>rows;
  for (let i = from; i < to; i += 4) {
    const a = load<f64>(sums + i * 2);
    const b = load<f64>(products + i * 2);
    const rstd = 1.0 / sqrt(<f64>load<f32>(variance + i) + <f64>epsilon);
    const factor = <f64>load<f32>(scale + i) * rstd;
    store<f32>(doffset + i, <f32>a);
    store<f32>(dscale + i, <f32>(b * rstd));
    store<f32>(terms + i, <f32>factor);
    store<f32>(terms + i + bytes, <f32>(-factor * rstd * rstd * b * inverse));
    store<f32>(terms + i + bytes * 2, <f32>(-factor * a * inverse));
  }
}

export function batchNormSumsParts(rows: i32, channels: i32, threads: i32): i32 { return partsOfChannels(rows, channels, threads); }

/** dx = scale / √(variance + epsilon) * (dy - (doffset + x̂ dscale) / rows), from the terms of `batchNormSums`. A part is some of the rows. */
export function batchNormDx(
  x: usize, mean: usize, dy: usize, terms: usize, dx: usize, rows: i32, channels: i32, part: i32, parts: i32, thread: i32
): void {
  const bytes = <usize>channels << 2;
  const from = partStart(rows, 1, part, parts), to = partStart(rows, 1, part + 1, parts);
  const cached = isCached(rows, bytes), block = cached ? blockRows(bytes) : to - from;
  for (let r = from; r < to; r += block) {
    const count = min(block, to - r), at = <usize>r * bytes;
    if (cached) gradientBlock(x + at, dy + at, mean, terms, dx + at, bytes, count);
    else gradientRows(x + at, dy + at, mean, terms, dx + at, bytes, count);
  }
}

export function batchNormDxParts(rows: i32, channels: i32, threads: i32): i32 { return partsOfRows(rows, channels, threads); }
