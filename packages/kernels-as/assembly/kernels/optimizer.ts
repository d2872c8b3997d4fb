// Optimizer steps: all weights of a network in one command, one pass over each and its state. `table` has a row of words
// for each weight: addresses of its inputs, then of its outputs, then its size n. An output may be the same memory as
// its input, or other memory. Every operation rounds, in every build. Rates and decays are cells: they change while a
// program is replayed. The formulas are in loops/optimizerStep.ts.
import { adamLoop, emaLoop, momentumLoop, rmspropLoop, sgdLoop } from "../loops/optimizerStep";

/** Elements in all below which more threads would cost more time than they save: some 100 microseconds of one. */
const WORTH: i64 = 131072;

/**
 * For every weight: newM[i] = beta1 m[i] + rest1 g[i];   newV[i] = beta2 v[i] + rest2 g[i]^2;
 * newWeight[i] = weight[i] - rates[0] newM[i] / (sqrt(newV[i]) + rates[1]).
 * table[rows, 8]: weight, g, m, v, newWeight, newM, newV, n. Kingma and Ba (2015), algorithm 1: rates[2], the rate and
 * epsilon, have the bias corrections in them (`adamRates`). rest1, rest2: 1 - beta1, 1 - beta2, rounded once.
 */
export function adamStep(
  table: usize, rows: i32, rates: usize, beta1: f32, rest1: f32, beta2: f32, rest2: f32,
  part: i32, parts: i32, thread: i32
): void {
  for (const end = table + (<usize>rows << 5); table < end; table += 32) {
    const n = load<i32>(table, 28);
    const from = bound(n, part, parts);
    const to = bound(n, part + 1, parts);
    adamLoop(
      load<usize>(table), load<usize>(table, 4), load<usize>(table, 8), load<usize>(table, 12), load<usize>(table, 16),
      load<usize>(table, 20), load<usize>(table, 24), from, to, load<f32>(rates), beta1, rest1, beta2, rest2, load<f32>(rates, 4)
    );
  }
}

export function adamStepParts(
  table: usize, rows: i32, rates: usize, beta1: f32, rest1: f32, beta2: f32, rest2: f32, threads: i32
): i32 {
  return tableParts(table, rows, 8, threads);
}

/** For every weight: newWeight[i] = weight[i] - rate g[i]. table[rows, 4]: weight, g, newWeight, n. */
export function sgdStep(table: usize, rows: i32, rate: usize, part: i32, parts: i32, thread: i32): void {
  for (const end = table + (<usize>rows << 4); table < end; table += 16) {
    const n = load<i32>(table, 12);
    const from = bound(n, part, parts);
    sgdLoop(load<usize>(table), load<usize>(table, 4), load<usize>(table, 8), from, bound(n, part + 1, parts), load<f32>(rate));
  }
}

export function sgdStepParts(table: usize, rows: i32, rate: usize, threads: i32): i32 {
  return tableParts(table, rows, 4, threads);
}

/**
 * For every weight: newVelocity[i] = momentum velocity[i] + g[i];   newWeight[i] = weight[i] - rate newVelocity[i].
 * table[rows, 6]: weight, g, velocity, newWeight, newVelocity, n. Polyak (1964), as in Sutskever et al. (2013) with the
 * rate outside of the velocity.
 */
export function momentumStep(
  table: usize, rows: i32, rate: usize, momentum: f32, part: i32, parts: i32, thread: i32
): void {
  for (const end = table + <usize>rows * 24; table < end; table += 24) {
    const n = load<i32>(table, 20);
    const from = bound(n, part, parts);
    const to = bound(n, part + 1, parts);
    momentumLoop(
      load<usize>(table), load<usize>(table, 4), load<usize>(table, 8), load<usize>(table, 12), load<usize>(table, 16),
      from, to, load<f32>(rate), momentum
    );
  }
}

export function momentumStepParts(table: usize, rows: i32, rate: usize, momentum: f32, threads: i32): i32 {
  return tableParts(table, rows, 6, threads);
}

/**
 * For every weight: newSquare[i] = decay square[i] + rest g[i]^2;
 * newWeight[i] = weight[i] - rate g[i] / (sqrt(newSquare[i]) + epsilon).
 * table[rows, 6]: weight, g, square, newWeight, newSquare, n. Tieleman and Hinton (2012), lecture 6.5. rest: 1 - decay,
 * rounded once.
 */
export function rmspropStep(
  table: usize, rows: i32, rate: usize, decay: f32, rest: f32, epsilon: f32, part: i32, parts: i32, thread: i32
): void {
  for (const end = table + <usize>rows * 24; table < end; table += 24) {
    const n = load<i32>(table, 20);
    const from = bound(n, part, parts);
    const to = bound(n, part + 1, parts);
    rmspropLoop(
      load<usize>(table), load<usize>(table, 4), load<usize>(table, 8), load<usize>(table, 12), load<usize>(table, 16),
      from, to, load<f32>(rate), decay, rest, epsilon
    );
  }
}

export function rmspropStepParts(
  table: usize, rows: i32, rate: usize, decay: f32, rest: f32, epsilon: f32, threads: i32
): i32 {
  return tableParts(table, rows, 6, threads);
}

/**
 * For every average: newAverage[i] = average[i] + (1 - decay) (weight[i] - average[i]): one that has arrived stays.
 * table[rows, 4]: average, weight, newAverage, n.
 */
export function emaStep(table: usize, rows: i32, decay: usize, part: i32, parts: i32, thread: i32): void {
  const rest: f32 = 1 - load<f32>(decay);
  for (const end = table + (<usize>rows << 4); table < end; table += 16) {
    const n = load<i32>(table, 12);
    const from = bound(n, part, parts);
    emaLoop(load<usize>(table), load<usize>(table, 4), load<usize>(table, 8), from, bound(n, part + 1, parts), rest);
  }
}

export function emaStepParts(table: usize, rows: i32, decay: usize, threads: i32): i32 {
  return tableParts(table, rows, 4, threads);
}

/** y[0] = every |x[i]| <= limit, of all x: 0 or 1, int32. table[rows, 2]: x, n. False for NaN. */
export function bounded(table: usize, rows: i32, y: usize, limit: f32): void {
  let inside = true;
  for (const end = table + (<usize>rows << 3); inside && table < end; table += 8) {
    inside = isBounded(load<usize>(table), load<i32>(table, 4), limit);
  }
  store<i32>(y, i32(inside));
}

function isBounded(x: usize, n: i32, limit: f32): bool {
  const end = x + ((<usize>n) << 2);
  let inside = true;
  if (ASC_FEATURE_SIMD) {
    const most = f32x4.splat(limit);
    const bulk = x + (((<usize>n) << 2) & ~15);
    let all = i32x4.splat(-1);
    for (; x < bulk; x += 16) all = v128.and(all, f32x4.le(f32x4.abs(v128.load(x)), most));
    inside = i32x4.all_true(all);
  }
  for (; x < end; x += 4) inside = inside && abs<f32>(load<f32>(x)) <= limit;
  return inside;
}

/** Into how many parts a table of `rows` rows of `words` words is worth cutting. */
function tableParts(table: usize, rows: i32, words: i32, threads: i32): i32 {
  let n: i64 = 0;
  for (let r = 1; r <= rows; ++r) n += load<i32>(table + (<usize>(r * words - 1) << 2));
  return n < WORTH ? 1 : threads;
}

/** Byte at which part `part` of n floats begins: a multiple of 64, or the end. */
function bound(n: i32, part: i32, parts: i32): usize {
  if (part == parts) return <usize>n << 2;
  return (<usize>((<i64>n * part) / parts) << 2) & ~63;
}
