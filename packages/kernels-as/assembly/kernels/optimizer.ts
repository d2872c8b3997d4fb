// Optimizer steps: all weights of a network in one command, one pass over each and its state. `table` has a row for each weight
// (shared/optimizerRows.ts). Every operation rounds, in every build. Rates and decays are read when a command runs: they change while a
// program is replayed.
import { adamLoop, emaLoop, momentumLoop, rmspropLoop, sgdLoop } from "../loops/optimizerStep";
import { LINE_FLOATS, partsFor, partStart } from "../loops/partition";
import { AdamRow, EmaRow, MomentumRow, RmspropRow, SgdRow, TensorRow } from "../shared/optimizerRows";

/** Elements of all weights from which threads help: some 100 microseconds of one. */
const MIN_WEIGHTS: f64 = 131072;

/**
 * For every weight: newM[i] = beta1 m[i] + rest1 g[i];   newV[i] = beta2 v[i] + rest2 g[i]^2;
 * newWeight[i] = weight[i] - rates[0] newM[i] / (sqrt(newV[i]) + rates[1]).
 * Kingma and Ba (2015), algorithm 1: rates[2], the rate and
 * epsilon, have the bias corrections in them (`adamRates`). rest1, rest2: 1 - beta1, 1 - beta2, rounded once.
 */
export function adamStep(
  table: usize, rows: i32, rates: usize, beta1: f32, rest1: f32, beta2: f32, rest2: f32,
  part: i32, parts: i32, thread: i32
): void {
  for (const end = table + <usize>rows * offsetof<AdamRow>(); table < end; table += offsetof<AdamRow>()) {
    const row = changetype<AdamRow>(table);
    const from = byteStart(row.n, part, parts), to = byteStart(row.n, part + 1, parts);
    adamLoop(
      row.weight, row.gradient, row.m, row.v, row.newWeight, row.newM, row.newV, from, to,
      load<f32>(rates), beta1, rest1, beta2, rest2, load<f32>(rates, 4)
    );
  }
}

export function adamStepParts(table: usize, rows: i32, threads: i32): i32 { return tableParts(table, rows, offsetof<AdamRow>(), threads); }

/** For every weight: newWeight[i] = weight[i] - rate g[i]. */
export function sgdStep(table: usize, rows: i32, rate: usize, part: i32, parts: i32, thread: i32): void {
  for (const end = table + <usize>rows * offsetof<SgdRow>(); table < end; table += offsetof<SgdRow>()) {
    const row = changetype<SgdRow>(table);
    const from = byteStart(row.n, part, parts), to = byteStart(row.n, part + 1, parts);
    sgdLoop(row.weight, row.gradient, row.newWeight, from, to, load<f32>(rate));
  }
}

export function sgdStepParts(table: usize, rows: i32, threads: i32): i32 { return tableParts(table, rows, offsetof<SgdRow>(), threads); }

/**
 * For every weight: newVelocity[i] = rates[1] velocity[i] + g[i];   newWeight[i] = weight[i] - rates[0] newVelocity[i].
 * rates[2]: learning rate and momentum. Polyak (1964), as in Sutskever et al. (2013) with the rate outside of the velocity.
 */
export function momentumStep(table: usize, rows: i32, rates: usize, part: i32, parts: i32, thread: i32): void {
  for (const end = table + <usize>rows * offsetof<MomentumRow>(); table < end; table += offsetof<MomentumRow>()) {
    const row = changetype<MomentumRow>(table);
    const from = byteStart(row.n, part, parts), to = byteStart(row.n, part + 1, parts);
    momentumLoop(row.weight, row.gradient, row.velocity, row.newWeight, row.newVelocity, from, to, load<f32>(rates), load<f32>(rates, 4));
  }
}

export function momentumStepParts(table: usize, rows: i32, threads: i32): i32 { return tableParts(table, rows, offsetof<MomentumRow>(), threads); }

/**
 * For every weight: newSquare[i] = decay square[i] + rest g[i]^2;
 * newWeight[i] = weight[i] - rate g[i] / (sqrt(newSquare[i]) + epsilon).
 * Tieleman and Hinton (2012), lecture 6.5. rest: 1 - decay,
 * rounded once.
 */
export function rmspropStep(
  table: usize, rows: i32, rate: usize, decay: f32, rest: f32, epsilon: f32, part: i32, parts: i32, thread: i32
): void {
  for (const end = table + <usize>rows * offsetof<RmspropRow>(); table < end; table += offsetof<RmspropRow>()) {
    const row = changetype<RmspropRow>(table);
    const from = byteStart(row.n, part, parts), to = byteStart(row.n, part + 1, parts);
    rmspropLoop(row.weight, row.gradient, row.square, row.newWeight, row.newSquare, from, to, load<f32>(rate), decay, rest, epsilon);
  }
}

export function rmspropStepParts(table: usize, rows: i32, threads: i32): i32 { return tableParts(table, rows, offsetof<RmspropRow>(), threads); }

/**
 * For every average: newAverage[i] = average[i] + (1 - decay) (weight[i] - average[i]): one that has arrived stays.
 */
export function emaStep(table: usize, rows: i32, decay: usize, part: i32, parts: i32, thread: i32): void {
  const rest: f32 = 1 - load<f32>(decay);
  for (const end = table + <usize>rows * offsetof<EmaRow>(); table < end; table += offsetof<EmaRow>()) {
    const row = changetype<EmaRow>(table);
    const from = byteStart(row.n, part, parts), to = byteStart(row.n, part + 1, parts);
    emaLoop(row.average, row.weight, row.newAverage, from, to, rest);
  }
}

export function emaStepParts(table: usize, rows: i32, threads: i32): i32 { return tableParts(table, rows, offsetof<EmaRow>(), threads); }

/** y[0] = every |x[i]| <= limit, of all x: 0 or 1, int32. `table` has a TensorRow for each. False for NaN. */
export function bounded(table: usize, rows: i32, y: usize, limit: f32): void {
  let inside = true;
  for (const end = table + <usize>rows * offsetof<TensorRow>(); inside && table < end; table += offsetof<TensorRow>()) {
    const row = changetype<TensorRow>(table);
    inside = isBounded(row.x, row.n, limit);
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

/** Into how many parts a table of `rows` rows of `bytes` bytes, which end in their sizes, is worth cutting. */
function tableParts(table: usize, rows: i32, bytes: usize, threads: i32): i32 {
  let n: f64 = 0;
  for (let r = 1; r <= rows; ++r) n += load<i32>(table + <usize>r * bytes - 4);
  return partsFor(n, MIN_WEIGHTS, threads);
}

/** Byte of a weight at which a part begins. */
function byteStart(n: i32, part: i32, parts: i32): usize {
  return <usize>partStart(n, LINE_FLOATS, part, parts) << 2;
}
