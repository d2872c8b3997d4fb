// The loops of the optimizer steps, over bytes i to end of one weight. kernels/optimizer.ts has the formulas.

/** Adam. */
export function adamLoop(
  weight: usize, gradient: usize, m: usize, v: usize, newWeight: usize, newM: usize, newV: usize, i: usize, end: usize,
  rate: f32, beta1: f32, rest1: f32, beta2: f32, rest2: f32, epsilon: f32
): void {
  if (ASC_FEATURE_SIMD) {
    const bulk = end & ~15;
    const rates = f32x4.splat(rate);
    const betas1 = f32x4.splat(beta1);
    const rests1 = f32x4.splat(rest1);
    const betas2 = f32x4.splat(beta2);
    const rests2 = f32x4.splat(rest2);
    const epsilons = f32x4.splat(epsilon);
    for (; i + 16 < bulk; i += 32) { // two at once: see mapLong
      const g0 = v128.load(gradient + i), g1 = v128.load(gradient + i, 16);
      const m0 = axpby(betas1, v128.load(m + i), rests1, g0), m1 = axpby(betas1, v128.load(m + i, 16), rests1, g1);
      const v0 = axpby(betas2, v128.load(v + i), rests2, f32x4.mul(g0, g0));
      const v1 = axpby(betas2, v128.load(v + i, 16), rests2, f32x4.mul(g1, g1));
      const w0 = f32x4.sub(v128.load(weight + i), f32x4.div(f32x4.mul(rates, m0), f32x4.add(f32x4.sqrt(v0), epsilons)));
      const w1 = f32x4.sub(v128.load(weight + i, 16), f32x4.div(f32x4.mul(rates, m1), f32x4.add(f32x4.sqrt(v1), epsilons)));
      v128.store(newM + i, m0);
      v128.store(newM + i, m1, 16);
      v128.store(newV + i, v0);
      v128.store(newV + i, v1, 16);
      v128.store(newWeight + i, w0);
      v128.store(newWeight + i, w1, 16);
    }
    for (; i < bulk; i += 16) {
      const g = v128.load(gradient + i);
      const m1 = axpby(betas1, v128.load(m + i), rests1, g);
      const v1 = axpby(betas2, v128.load(v + i), rests2, f32x4.mul(g, g));
      v128.store(newM + i, m1);
      v128.store(newV + i, v1);
      const step = f32x4.div(f32x4.mul(rates, m1), f32x4.add(f32x4.sqrt(v1), epsilons));
      v128.store(newWeight + i, f32x4.sub(v128.load(weight + i), step));
    }
  }
  for (; i < end; i += 4) {
    const g = load<f32>(gradient + i);
    const m1 = beta1 * load<f32>(m + i) + rest1 * g;
    const v1 = beta2 * load<f32>(v + i) + rest2 * (g * g);
    store<f32>(newM + i, m1);
    store<f32>(newV + i, v1);
    store<f32>(newWeight + i, load<f32>(weight + i) - (rate * m1) / (sqrt<f32>(v1) + epsilon));
  }
}

/** Gradient descent. */
export function sgdLoop(weight: usize, gradient: usize, newWeight: usize, i: usize, end: usize, rate: f32): void {
  if (ASC_FEATURE_SIMD) {
    const bulk = end & ~15;
    const rates = f32x4.splat(rate);
    for (; i < bulk; i += 16) {
      v128.store(newWeight + i, f32x4.sub(v128.load(weight + i), f32x4.mul(rates, v128.load(gradient + i))));
    }
  }
  for (; i < end; i += 4) store<f32>(newWeight + i, load<f32>(weight + i) - rate * load<f32>(gradient + i));
}

/** Gradient descent with momentum. */
export function momentumLoop(
  weight: usize, gradient: usize, velocity: usize, newWeight: usize, newVelocity: usize, i: usize, end: usize, rate: f32, momentum: f32
): void {
  if (ASC_FEATURE_SIMD) {
    const bulk = end & ~15;
    const rates = f32x4.splat(rate);
    const momentums = f32x4.splat(momentum);
    for (; i < bulk; i += 16) {
      const v1 = f32x4.add(f32x4.mul(momentums, v128.load(velocity + i)), v128.load(gradient + i));
      v128.store(newVelocity + i, v1);
      v128.store(newWeight + i, f32x4.sub(v128.load(weight + i), f32x4.mul(rates, v1)));
    }
  }
  for (; i < end; i += 4) {
    const v1 = momentum * load<f32>(velocity + i) + load<f32>(gradient + i);
    store<f32>(newVelocity + i, v1);
    store<f32>(newWeight + i, load<f32>(weight + i) - rate * v1);
  }
}

/** RMSProp. */
export function rmspropLoop(
  weight: usize, gradient: usize, square: usize, newWeight: usize, newSquare: usize, i: usize, end: usize,
  rate: f32, decay: f32, rest: f32, epsilon: f32
): void {
  if (ASC_FEATURE_SIMD) {
    const bulk = end & ~15;
    const rates = f32x4.splat(rate);
    const decays = f32x4.splat(decay);
    const rests = f32x4.splat(rest);
    const epsilons = f32x4.splat(epsilon);
    for (; i < bulk; i += 16) {
      const g = v128.load(gradient + i);
      const square1 = axpby(decays, v128.load(square + i), rests, f32x4.mul(g, g));
      v128.store(newSquare + i, square1);
      const step = f32x4.div(f32x4.mul(rates, g), f32x4.add(f32x4.sqrt(square1), epsilons));
      v128.store(newWeight + i, f32x4.sub(v128.load(weight + i), step));
    }
  }
  for (; i < end; i += 4) {
    const g = load<f32>(gradient + i);
    const square1 = decay * load<f32>(square + i) + rest * (g * g);
    store<f32>(newSquare + i, square1);
    store<f32>(newWeight + i, load<f32>(weight + i) - (rate * g) / (sqrt<f32>(square1) + epsilon));
  }
}

/** Moving averages. */
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
