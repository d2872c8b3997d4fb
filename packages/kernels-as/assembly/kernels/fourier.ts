// Discrete Fourier transforms of any length, in float64, rounded once. Lengths that are powers of two go through Cooley and
// Tukey's algorithm (1965), others through Bluestein's (1970): a convolution with a chirp, which is two transforms of a power
// of two. Complex numbers are pairs of float64.

/**
 * y[b, k] = Σ_j x[b, j] e^(-2πi jk / n), for complex x and y [batch, n] as real and imaginary parts; if `inverse` with +2πi,
 * divided by n.
 */
export function fourier(
  re: usize, im: usize, yRe: usize, yIm: usize, batch: i32, n: i32, inverse: i32, workspace: usize
): void {
  const m = lengthOf(n);
  const way = inverse ? 1.0 : -1.0;
  const roots = workspace, a = roots + (<usize>m << 3), chirp = a + (<usize>m << 4), taps = chirp + (<usize>n << 4);
  writeRoots(roots, m);
  if (m != n) writeChirp(chirp, taps, roots, n, m, way);
  for (const bytes = <usize>n << 2; batch > 0; --batch, re += bytes, im += bytes, yRe += bytes, yIm += bytes) {
    for (let j = 0; j < n; ++j) {
      store<f64>(a + (<usize>j << 4), load<f32>(re + (<usize>j << 2)));
      store<f64>(a + (<usize>j << 4), load<f32>(im + (<usize>j << 2)), 8);
    }
    if (m == n) transform(a, roots, m, way);
    else bluestein(a, chirp, taps, roots, n, m);
    const scale = inverse ? 1 / <f64>n : 1.0;
    for (let k = 0; k < n; ++k) {
      store<f32>(yRe + (<usize>k << 2), <f32>(load<f64>(a + (<usize>k << 4)) * scale));
      store<f32>(yIm + (<usize>k << 2), <f32>(load<f64>(a + (<usize>k << 4), 8) * scale));
    }
  }
}

/** Roots of unity and complex numbers of the transform; for Bluestein's also the chirp and its transform. */
export function fourierWorkspace(n: i32, threads: i32): f64 {
  const m = lengthOf(n);
  return m == n ? 24.0 * n : 16.0 * n + 40.0 * m;
}

/** Length of the transforms that one of n takes. */
function lengthOf(n: i32): i32 {
  if (n <= 1 || (n & (n - 1)) == 0) return n;
  let m = 1;
  while (m < 2 * n - 1) m <<= 1;
  return m;
}

/** e^(2πi k / m) for k < m / 2. */
function writeRoots(to: usize, m: i32): void {
  for (let k = 0; k < m >> 1; ++k, to += 16) writeRoot(to, <f64>k / <f64>m);
}

/** e^(2πi turns). */
function writeRoot(to: usize, roots: f64): void {
  store<f64>(to, NativeMath.cos(2 * Math.PI * roots));
  store<f64>(to, NativeMath.sin(2 * Math.PI * roots), 8);
}

/** a[k] = Σ_j a[j] e^(way 2πi jk / m), in place, m a power of two. */
function transform(a: usize, roots: usize, m: i32, way: f64): void {
  for (let i = 1, j = 0; i < m; ++i) {
    let bit = m >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) swap(a + (<usize>i << 4), a + (<usize>j << 4));
  }
  for (let half = 1; half < m; half <<= 1) {
    const step = <usize>(m / (2 * half)) << 4, far = <usize>half << 4;
    for (let i = 0; i < m; i += 2 * half) {
      let root = roots;
      for (let p = a + (<usize>i << 4), end = p + far; p != end; p += 16, root += step) {
        const c = load<f64>(root), s = load<f64>(root, 8) * way;
        const x = load<f64>(p + far), y = load<f64>(p + far, 8);
        const u = x * c - y * s, v = x * s + y * c;
        const r = load<f64>(p), i = load<f64>(p, 8);
        store<f64>(p, r + u);
        store<f64>(p, i + v, 8);
        store<f64>(p + far, r - u);
        store<f64>(p + far, i - v, 8);
      }
    }
  }
}

function swap(p: usize, q: usize): void {
  const x = load<f64>(p), y = load<f64>(p, 8);
  store<f64>(p, load<f64>(q));
  store<f64>(p, load<f64>(q, 8), 8);
  store<f64>(q, x);
  store<f64>(q, y, 8);
}

/** chirp[k] = e^(way πi k² / n), and the transform of its conjugates around 0, which `bluestein` multiplies by. */
function writeChirp(chirp: usize, taps: usize, roots: usize, n: i32, m: i32, way: f64): void {
  memory.fill(taps, 0, <usize>m << 4);
  for (let k = 0; k < n; ++k) {
    const p = chirp + (<usize>k << 4);
    writeRoot(p, <f64>((<i64>k * k) % (2 * n)) / <f64>(2 * n));
    store<f64>(p, load<f64>(p, 8) * way, 8);
    conjugate(p, taps + (<usize>k << 4));
    if (k) conjugate(p, taps + (<usize>(m - k) << 4));
  }
  transform(taps, roots, m, -1);
}

function conjugate(p: usize, to: usize): void {
  store<f64>(to, load<f64>(p));
  store<f64>(to, -load<f64>(p, 8), 8);
}

/** a[k] = Σ_j a[j] e^(way 2πi jk / n), for jk = (j² + k² - (k - j)²) / 2. */
function bluestein(a: usize, chirp: usize, taps: usize, roots: usize, n: i32, m: i32): void {
  multiply(a, chirp, n, 1);
  memory.fill(a + (<usize>n << 4), 0, <usize>(m - n) << 4);
  transform(a, roots, m, -1);
  multiply(a, taps, m, 1 / <f64>m);
  transform(a, roots, m, 1);
  multiply(a, chirp, n, 1);
}

/** a[k] = scale a[k] b[k] for k < n. */
function multiply(a: usize, b: usize, n: i32, scale: f64): void {
  for (; n > 0; --n, a += 16, b += 16) {
    const x = load<f64>(a), y = load<f64>(a, 8), c = load<f64>(b) * scale, s = load<f64>(b, 8) * scale;
    store<f64>(a, x * c - y * s);
    store<f64>(a, x * s + y * c, 8);
  }
}
