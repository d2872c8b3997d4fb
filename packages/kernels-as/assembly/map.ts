// The loops of the elementwise families. `Op` is a class with one method `f`; it is never instantiated.

/** y[i] = op.f(x[i], alpha, beta). */
export function map<Op>(x: usize, y: usize, n: i32, alpha: f32 = 0, beta: f32 = 0): void {
  const op = changetype<Op>(<usize>0);
  const end = y + ((<usize>n) << 2);
  if (ASC_FEATURE_SIMD) {
    const a = f32x4.splat(alpha);
    const b = f32x4.splat(beta);
    const stop = y + ((<usize>(n & -4)) << 2);
    while (y < stop) {
      v128.store(y, op.f<v128>(v128.load(x), a, b));
      x += 16;
      y += 16;
    }
  }
  while (y < end) {
    store<f32>(y, op.f<f32>(load<f32>(x), alpha, beta));
    x += 4;
    y += 4;
  }
}

/** z[i] = op.f(x[i], y[i], alpha). */
export function zip<Op>(x: usize, y: usize, z: usize, n: i32, alpha: f32 = 0): void {
  const op = changetype<Op>(<usize>0);
  const end = z + ((<usize>n) << 2);
  if (ASC_FEATURE_SIMD) {
    const a = f32x4.splat(alpha);
    const stop = z + ((<usize>(n & -4)) << 2);
    while (z < stop) {
      v128.store(z, op.f<v128>(v128.load(x), v128.load(y), a));
      x += 16;
      y += 16;
      z += 16;
    }
  }
  while (z < end) {
    store<f32>(z, op.f<f32>(load<f32>(x), load<f32>(y), alpha));
    x += 4;
    y += 4;
    z += 4;
  }
}
