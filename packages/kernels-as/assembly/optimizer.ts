// Optimizer steps: one pass over a weight and its state. Each output may be the same memory as its input, or other
// memory. Every operation rounds, in every build. Rates and decays are cells: they change while a program is replayed.

/**
 * newM[i] = beta1 m[i] + (1 - beta1) g[i];   newV[i] = beta2 v[i] + (1 - beta2) g[i]^2;
 * newWeight[i] = weight[i] - rate newM[i] / (sqrt(newV[i]) + epsilon).
 * Kingma and Ba (2015), algorithm 1 in the form at the end of section 2: `rate` has the bias correction in it.
 * rest1, rest2: 1 - beta1, 1 - beta2, rounded once.
 */
export function adamStep(
  weight: usize, g: usize, m: usize, v: usize, newWeight: usize, newM: usize, newV: usize, n: i32,
  rate: usize, beta1: f32, rest1: f32, beta2: f32, rest2: f32, epsilon: f32
): void {
  const end = (<usize>n) << 2;
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) {
    const bulk = end & ~15;
    const r = v128.load32_splat(rate);
    const b1 = f32x4.splat(beta1);
    const c1 = f32x4.splat(rest1);
    const b2 = f32x4.splat(beta2);
    const c2 = f32x4.splat(rest2);
    const e = f32x4.splat(epsilon);
    for (; i < bulk; i += 16) {
      const x = v128.load(g + i);
      const p = axpby(b1, v128.load(m + i), c1, x);
      const q = axpby(b2, v128.load(v + i), c2, f32x4.mul(x, x));
      v128.store(newM + i, p);
      v128.store(newV + i, q);
      const step = f32x4.div(f32x4.mul(r, p), f32x4.add(f32x4.sqrt(q), e));
      v128.store(newWeight + i, f32x4.sub(v128.load(weight + i), step));
    }
  }
  for (; i < end; i += 4) {
    const x = load<f32>(g + i);
    const p = beta1 * load<f32>(m + i) + rest1 * x;
    const q = beta2 * load<f32>(v + i) + rest2 * (x * x);
    store<f32>(newM + i, p);
    store<f32>(newV + i, q);
    store<f32>(newWeight + i, load<f32>(weight + i) - (load<f32>(rate) * p) / (sqrt<f32>(q) + epsilon));
  }
}

/** newWeight[i] = weight[i] - rate g[i]. */
export function sgdStep(weight: usize, g: usize, newWeight: usize, n: i32, rate: usize): void {
  const end = (<usize>n) << 2;
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) {
    const bulk = end & ~15;
    const r = v128.load32_splat(rate);
    for (; i < bulk; i += 16) {
      v128.store(newWeight + i, f32x4.sub(v128.load(weight + i), f32x4.mul(r, v128.load(g + i))));
    }
  }
  for (; i < end; i += 4) {
    store<f32>(newWeight + i, load<f32>(weight + i) - load<f32>(rate) * load<f32>(g + i));
  }
}

/**
 * newVelocity[i] = momentum velocity[i] + g[i];   newWeight[i] = weight[i] - rate newVelocity[i].
 * Polyak (1964), as in Sutskever et al. (2013) with the rate outside of the velocity.
 */
export function momentumStep(
  weight: usize, g: usize, velocity: usize, newWeight: usize, newVelocity: usize, n: i32, rate: usize, momentum: f32
): void {
  const end = (<usize>n) << 2;
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) {
    const bulk = end & ~15;
    const r = v128.load32_splat(rate);
    const b = f32x4.splat(momentum);
    for (; i < bulk; i += 16) {
      const p = f32x4.add(f32x4.mul(b, v128.load(velocity + i)), v128.load(g + i));
      v128.store(newVelocity + i, p);
      v128.store(newWeight + i, f32x4.sub(v128.load(weight + i), f32x4.mul(r, p)));
    }
  }
  for (; i < end; i += 4) {
    const p = momentum * load<f32>(velocity + i) + load<f32>(g + i);
    store<f32>(newVelocity + i, p);
    store<f32>(newWeight + i, load<f32>(weight + i) - load<f32>(rate) * p);
  }
}

/**
 * newSquare[i] = decay square[i] + (1 - decay) g[i]^2;
 * newWeight[i] = weight[i] - rate g[i] / (sqrt(newSquare[i]) + epsilon).
 * Tieleman and Hinton (2012), lecture 6.5. rest: 1 - decay, rounded once.
 */
export function rmspropStep(
  weight: usize, g: usize, square: usize, newWeight: usize, newSquare: usize, n: i32,
  rate: usize, decay: f32, rest: f32, epsilon: f32
): void {
  const end = (<usize>n) << 2;
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) {
    const bulk = end & ~15;
    const r = v128.load32_splat(rate);
    const b = f32x4.splat(decay);
    const c = f32x4.splat(rest);
    const e = f32x4.splat(epsilon);
    for (; i < bulk; i += 16) {
      const x = v128.load(g + i);
      const q = axpby(b, v128.load(square + i), c, f32x4.mul(x, x));
      v128.store(newSquare + i, q);
      const step = f32x4.div(f32x4.mul(r, x), f32x4.add(f32x4.sqrt(q), e));
      v128.store(newWeight + i, f32x4.sub(v128.load(weight + i), step));
    }
  }
  for (; i < end; i += 4) {
    const x = load<f32>(g + i);
    const q = decay * load<f32>(square + i) + rest * (x * x);
    store<f32>(newSquare + i, q);
    store<f32>(newWeight + i, load<f32>(weight + i) - (load<f32>(rate) * x) / (sqrt<f32>(q) + epsilon));
  }
}

/** newAverage[i] = average[i] + (1 - decay) (weight[i] - average[i]): an average that has arrived stays. */
export function emaStep(average: usize, weight: usize, newAverage: usize, n: i32, decay: usize): void {
  const rest: f32 = 1 - load<f32>(decay);
  const end = (<usize>n) << 2;
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) {
    const bulk = end & ~15;
    const c = f32x4.splat(rest);
    for (; i < bulk; i += 16) {
      const a = v128.load(average + i);
      v128.store(newAverage + i, f32x4.add(a, f32x4.mul(c, f32x4.sub(v128.load(weight + i), a))));
    }
  }
  for (; i < end; i += 4) {
    const a = load<f32>(average + i);
    store<f32>(newAverage + i, a + rest * (load<f32>(weight + i) - a));
  }
}

/** y[0] = y[0] and every |x[i]| <= limit: 0 or 1, int32. False for NaN. */
export function bounded(x: usize, y: usize, n: i32, limit: f32): void {
  const end = x + ((<usize>n) << 2);
  let inside = load<i32>(y) != 0;
  if (ASC_FEATURE_SIMD) {
    const most = f32x4.splat(limit);
    const bulk = x + (((<usize>n) << 2) & ~15);
    let all = i32x4.splat(-1);
    for (; x < bulk; x += 16) all = v128.and(all, f32x4.le(f32x4.abs(v128.load(x)), most));
    inside = inside && i32x4.all_true(all);
  }
  for (; x < end; x += 4) inside = inside && abs<f32>(load<f32>(x)) <= limit;
  store<i32>(y, i32(inside));
}

/** a x + b y per lane. */
// @ts-ignore: decorator
@inline
function axpby(a: v128, x: v128, b: v128, y: v128): v128 {
  return f32x4.add(f32x4.mul(a, x), f32x4.mul(b, y));
}
