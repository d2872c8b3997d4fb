// The loops of the optimizer steps, over bytes i to end of one weight. kernels/optimizer.ts has the formulas.

export function adamLoop(
  weight: usize, g: usize, m: usize, v: usize, newWeight: usize, newM: usize, newV: usize, i: usize, end: usize,
  rate: f32, beta1: f32, rest1: f32, beta2: f32, rest2: f32, epsilon: f32
): void {
  if (ASC_FEATURE_SIMD) {
    const bulk = end & ~15;
    const r = f32x4.splat(rate);
    const b1 = f32x4.splat(beta1);
    const c1 = f32x4.splat(rest1);
    const b2 = f32x4.splat(beta2);
    const c2 = f32x4.splat(rest2);
    const e = f32x4.splat(epsilon);
    for (; i + 16 < bulk; i += 32) { // two at once: see mapLong
      const x0 = v128.load(g + i), x1 = v128.load(g + i, 16);
      const p0 = axpby(b1, v128.load(m + i), c1, x0), p1 = axpby(b1, v128.load(m + i, 16), c1, x1);
      const q0 = axpby(b2, v128.load(v + i), c2, f32x4.mul(x0, x0)), q1 = axpby(b2, v128.load(v + i, 16), c2, f32x4.mul(x1, x1));
      const w0 = f32x4.sub(v128.load(weight + i), f32x4.div(f32x4.mul(r, p0), f32x4.add(f32x4.sqrt(q0), e)));
      const w1 = f32x4.sub(v128.load(weight + i, 16), f32x4.div(f32x4.mul(r, p1), f32x4.add(f32x4.sqrt(q1), e)));
      v128.store(newM + i, p0);
      v128.store(newM + i, p1, 16);
      v128.store(newV + i, q0);
      v128.store(newV + i, q1, 16);
      v128.store(newWeight + i, w0);
      v128.store(newWeight + i, w1, 16);
    }
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
    store<f32>(newWeight + i, load<f32>(weight + i) - (rate * p) / (sqrt<f32>(q) + epsilon));
  }
}

export function sgdLoop(weight: usize, g: usize, newWeight: usize, i: usize, end: usize, rate: f32): void {
  if (ASC_FEATURE_SIMD) {
    const bulk = end & ~15;
    const r = f32x4.splat(rate);
    for (; i < bulk; i += 16) {
      v128.store(newWeight + i, f32x4.sub(v128.load(weight + i), f32x4.mul(r, v128.load(g + i))));
    }
  }
  for (; i < end; i += 4) store<f32>(newWeight + i, load<f32>(weight + i) - rate * load<f32>(g + i));
}

export function momentumLoop(
  weight: usize, g: usize, velocity: usize, newWeight: usize, newVelocity: usize, i: usize, end: usize, rate: f32, momentum: f32
): void {
  if (ASC_FEATURE_SIMD) {
    const bulk = end & ~15;
    const r = f32x4.splat(rate);
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
    store<f32>(newWeight + i, load<f32>(weight + i) - rate * p);
  }
}

export function rmspropLoop(
  weight: usize, g: usize, square: usize, newWeight: usize, newSquare: usize, i: usize, end: usize,
  rate: f32, decay: f32, rest: f32, epsilon: f32
): void {
  if (ASC_FEATURE_SIMD) {
    const bulk = end & ~15;
    const r = f32x4.splat(rate);
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
    store<f32>(newWeight + i, load<f32>(weight + i) - (rate * x) / (sqrt<f32>(q) + epsilon));
  }
}

export function emaLoop(average: usize, weight: usize, newAverage: usize, i: usize, end: usize, rest: f32): void {
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

/** a x + b y per lane. */
// @ts-ignore: decorator
@inline
function axpby(a: v128, x: v128, b: v128, y: v128): v128 {
  return f32x4.add(f32x4.mul(a, x), f32x4.mul(b, y));
}
