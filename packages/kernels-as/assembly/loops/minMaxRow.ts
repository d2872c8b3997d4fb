// The minimum or maximum of a long row of floats, where the order of comparison does not affect the result.

/** The best of the n >= 16 floats from x in four chains, NaN where there is one. */
export function minMaxRow<Op>(x: usize, n: i32): f32 {
  const op = changetype<Op>(0);
  const end = x + ((<usize>(n & -16)) << 2), last = x + ((<usize>(n - 16)) << 2);
  let a = v128.load(x), b = v128.load(x, 16), c = v128.load(x, 32), d = v128.load(x, 48);
  let absent = i32x4.splat(0);
  for (; x < end; x += 64) {
    const v = v128.load(x), w = v128.load(x, 16), p = v128.load(x, 32), q = v128.load(x, 48);
    // @ts-ignore: Op is Largest or Smallest
    a = op.fast(a, v);
    // @ts-ignore
    b = op.fast(b, w);
    // @ts-ignore
    c = op.fast(c, p);
    // @ts-ignore
    d = op.fast(d, q);
    absent = v128.or(absent, v128.or(v128.or(f32x4.ne(v, v), f32x4.ne(w, w)), v128.or(f32x4.ne(p, p), f32x4.ne(q, q))));
  }
  x = last;
  for (let i = 0; i < 4; ++i, x += 16) {
    const v = v128.load(x);
    // @ts-ignore
    a = op.fast(a, v);
    absent = v128.or(absent, f32x4.ne(v, v));
  }
  if (v128.any_true(absent)) return NaN;
  // @ts-ignore
  a = op.fast(op.fast(a, b), op.fast(c, d));
  // @ts-ignore
  a = op.fast(a, i32x4.shuffle(a, a, 2, 3, 0, 1));
  // @ts-ignore
  return f32x4.extract_lane(op.fast(a, i32x4.shuffle(a, a, 1, 0, 3, 2)), 0);
}
