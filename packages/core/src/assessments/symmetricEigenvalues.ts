// Eigenvalues of symmetric matrices in float64, by + - * / and square roots alone: the same bits everywhere.

const SWEEPS = 60; // per eigenvalue; two or three are usual
const EPSILON = 2 ** -52;

/** The eigenvalues of a symmetric matrix [n, n], in no order. The matrix is overwritten. NaN where it holds what is no finite number. */
export function symmetricEigenvalues(matrix: Float64Array, n: number): Float64Array {
  if (!matrix.every(Number.isFinite)) return new Float64Array(n).fill(Number.NaN);
  const { diagonal, beside } = tridiagonal(matrix, n);
  for (let l = 0; l < n; l++) implicitShifts(diagonal, beside, l, n);
  return diagonal;
}

/** Householder reductions, in place: Golub and Van Loan, algorithm 8.3.1. */
function tridiagonal(a: Float64Array, n: number) {
  const beside = new Float64Array(n); // beside[k]: of k and k + 1
  for (let k = 0; k < n - 1; k++) {
    const [row, m] = [(k: number) => k * n, n - k - 1];
    const v = a.slice(row(k) + k + 1, row(k) + n);
    let squares = 0;
    for (let i = 1; i < m; i++) squares += v[i] * v[i];
    if (squares === 0) {
      beside[k] = v[0];
      continue;
    }
    const length = Math.sqrt(v[0] * v[0] + squares);
    const alpha = v[0] > 0 ? -length : length;
    beside[k] = alpha;
    v[0] -= alpha;
    reflect(a, n, k + 1, v, 2 / (v[0] * v[0] + squares));
  }
  return { diagonal: Float64Array.from({ length: n }, (_, i) => a[i * n + i]), beside };
}

/** A of rows and columns from `first` on becomes H A H, H = 1 - beta v v'. */
function reflect(a: Float64Array, n: number, first: number, v: Float64Array, beta: number): void {
  const m = v.length;
  const w = new Float64Array(m);
  let product = 0;
  for (let i = 0; i < m; i++) {
    const at = (first + i) * n + first;
    let sum = 0;
    for (let j = 0; j < m; j++) sum += a[at + j] * v[j];
    w[i] = beta * sum;
    product += w[i] * v[i];
  }
  const half = (beta * product) / 2;
  for (let i = 0; i < m; i++) w[i] -= half * v[i];
  for (let i = 0; i < m; i++) {
    const at = (first + i) * n + first;
    const [vi, wi] = [v[i], w[i]];
    for (let j = 0; j < m; j++) a[at + j] -= vi * w[j] + wi * v[j];
  }
}

/** Iterates until d[l] is an eigenvalue: QL with implicit shifts (Dubrulle 1970), as in EISPACK's imtql1. */
function implicitShifts(d: Float64Array, e: Float64Array, l: number, n: number): void {
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let m = l;
    while (m < n - 1 && Math.abs(e[m]) > EPSILON * (Math.abs(d[m]) + Math.abs(d[m + 1]))) m++;
    if (m === l) return;
    let g = (d[l + 1] - d[l]) / (2 * e[l]);
    const root = lengthOf(g, 1);
    g = d[m] - d[l] + e[l] / (g + (g < 0 ? -root : root));
    let [s, c, p] = [1, 1, 0];
    let i = m - 1;
    for (; i >= l; i--) {
      const [f, b] = [s * e[i], c * e[i]];
      const r = lengthOf(f, g);
      e[i + 1] = r;
      if (r === 0) {
        d[i + 1] -= p;
        e[m] = 0;
        break;
      }
      s = f / r;
      c = g / r;
      g = d[i + 1] - p;
      const t = (d[i] - g) * s + 2 * c * b;
      p = s * t;
      d[i + 1] = g + p;
      g = c * t - b;
    }
    if (i >= l) continue;
    d[l] -= p;
    e[l] = g;
    e[m] = 0;
  }
  d[l] = Number.NaN;
}

const lengthOf = (x: number, y: number): number => {
  const [a, b] = [Math.max(Math.abs(x), Math.abs(y)), Math.min(Math.abs(x), Math.abs(y))];
  return a === 0 ? 0 : a * Math.sqrt(1 + (b / a) * (b / a));
};
