const STEPS = 5;

/**
 * Points x, y, x, y, ... -> the Catmull-Rom curve through them, flattened to five pieces per stretch, in the same layout.
 * Each end is prolonged as it came.
 */
export function spline(points: readonly number[]): Float64Array {
  const spans = points.length / 2 - 1;
  const at = (i: number, c: number) => {
    if (i < 0) return 2 * points[c] - points[2 + c];
    return i > spans ? 2 * points[2 * spans + c] - points[2 * spans - 2 + c] : points[2 * i + c];
  };
  const flat = new Float64Array(2 * (spans * STEPS + 1));
  for (let i = 0; i < spans; i++) {
    for (let c = 0; c < 2; c++) {
      const [a, p, q, b] = [at(i - 1, c), at(i, c), at(i + 1, c), at(i + 2, c)];
      const linear = (q - a) / 2;
      const square = a - 2.5 * p + 2 * q - b / 2;
      const cube = (b - a) / 2 + 1.5 * (p - q);
      for (let k = 0; k < STEPS; k++) {
        const t = k / STEPS;
        flat[2 * (i * STEPS + k) + c] = p + t * (linear + t * (square + t * cube));
      }
    }
  }
  flat.set(points.slice(-2), flat.length - 2);
  return flat;
}
