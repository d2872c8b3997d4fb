// Winograd's F(4x4, 2x2) of each phase of a stride as plain loops compute it, rounded after every operation.
const { fround: f } = Math;

/** x [images, height, width, in], filter [height, width, in, out], outputs [height, width], padding [top, left]. */
export interface Strided {
  readonly x: readonly [number, number, number, number];
  readonly filter: readonly [number, number, number, number];
  readonly out: readonly [number, number];
  readonly stride: readonly [number, number];
  readonly pad: readonly [number, number];
}

type Side = (values: number[]) => number[];

const image: Side = ([x0, x1, x2, x3, x4]) => {
  const [t, u, v] = [f(x3 - x1), f(x0 - x2), f(x1 - x2)];
  const [first, last] = [f(t + f(u + u)), f(f(x4 - x2) - f(t + t))];
  return [first, f(t - f(x1 + x2)), f(t + f(v + f(v + v))), t, last];
};
/** G g Gᵀ of 2x2 taps. */
function taps(g: (a: number, b: number) => number): number[] {
  const [sixth, third] = [f(1 / 6), f(1 / 3)];
  const rows = [
    [0.5, 0],
    [-0.5, -0.5],
    [-sixth, sixth],
    [sixth, third],
    [0, 1],
  ];
  return rows.flatMap(([p, q]) => {
    const [h0, h1] = [0, 1].map((b) => f(f(p * g(0, b)) + f(q * g(1, b))));
    const last = f(f(h0 + f(h1 + h1)) * sixth);
    return [f(h0 * 0.5), f(f(h0 + h1) * -0.5), f(f(h1 - h0) * sixth), last, h1];
  });
}
const positions: Side = ([y0, y1, y2, y3]) => {
  const [even, odd, inner] = [f(y0 + y2), f(y1 + y3), f(y2 + f(y3 + y3))];
  const next = f(y1 + f(inner + inner));
  return [y0, f(even + odd), f(even - odd), f(y0 + f(next + next)), y3];
};
const toPositions: Side = ([m0, m1, m2, m3, m4]) => {
  const [even, odd, two, four] = [f(m1 + m2), f(m1 - m2), f(2 * m3), f(4 * m3)];
  return [f(f(m0 + even) + m3), f(odd + two), f(even + four), f(f(odd + f(four + four)) + m4)];
};
const toTaps: Side = ([m0, m1, m2, m3, m4]) => {
  const sixth = f(1 / 6);
  const second = f(f(f(m2 + f(m3 + m3)) * sixth) - f(m1 * 0.5));
  return [f(f(f(m0 - m1) * 0.5) + f(f(m3 - m2) * sixth)), f(second + m4)];
};

/** Height, then width, of size x size values. */
function both(side: Side, size: number, value: (a: number, b: number) => number): number[] {
  const range = [...Array(size).keys()];
  const columns = range.map((b) => side(range.map((a) => value(a, b))));
  return columns[0].flatMap((_, e) => side(columns.map((column) => column[e])));
}

const count = (n: number): number[] => [...Array(n).keys()];
const upTo4 = (n: number): number => Math.ceil(n / 4);
const above = (n: number, step: number): number => Math.max(0, Math.ceil(n / step));
const zeros = (n: number): number[] => Array(n).fill(0);

/** sums[e] += p[e] q[e] */
function addProducts(sums: number[], p: readonly number[], q: readonly number[]): void {
  for (let e = 0; e < 25; e++) sums[e] = f(sums[e] + f(p[e] * q[e]));
}

export function winograd({ x: [images, height, width, inputs], filter, out, stride, pad }: Strided) {
  const outputs = filter[3];
  const phases = count(stride[0]).flatMap((r) => count(stride[1]).map((q): [number, number] => [r, q]));
  const pixelAt = (n: number, y: number, x: number, c: number): number =>
    y < 0 || x < 0 || y >= height || x >= width ? -1 : ((n * height + y) * width + x) * inputs + c;
  const outAt = (n: number, y: number, x: number, o: number): number =>
    y < 0 || x < 0 || y >= out[0] || x >= out[1] ? -1 : ((n * out[0] + y) * out[1] + x) * outputs + o;
  const tapAt = (y: number, x: number, c: number, o: number): number =>
    ((y * filter[1] + x) * inputs + c) * outputs + o;
  const tiles = count(images).flatMap((n) =>
    count(upTo4(out[0])).flatMap((y) => count(upTo4(out[1])).map((x): number[] => [n, 4 * y, 4 * x])),
  );
  const imageTile = (values: Float32Array, [n, y, x]: number[], [r, q]: number[], c: number): number[] =>
    both(image, 5, (a, b) => {
      const row = (y + a) * stride[0] - pad[0] + r;
      return values[pixelAt(n, row, (x + b) * stride[1] - pad[1] + q, c)] ?? 0;
    });

  return {
    forward(values: Float32Array, weights: Float32Array): Float32Array {
      const y = new Float32Array(images * out[0] * out[1] * outputs);
      const u = phases.flatMap(([r, q]) =>
        count(inputs).map((c) =>
          count(outputs).map((o) =>
            taps((a, b) => weights[tapAt(r + a * stride[0], q + b * stride[1], c, o)]),
          ),
        ),
      );
      for (const tile of tiles) {
        const v = phases.flatMap((phase) => count(inputs).map((c) => imageTile(values, tile, phase, c)));
        for (let o = 0; o < outputs; o++) {
          const sums = zeros(25);
          v.forEach((p, k) => addProducts(sums, p, u[k][o]));
          const results = both(toPositions, 5, (a, b) => sums[5 * a + b]);
          results.forEach((sum, i) => {
            const at = outAt(tile[0], tile[1] + (i >> 2), tile[2] + (i & 3), o);
            if (at >= 0) y[at] = sum;
          });
        }
      }
      return y;
    },

    filterGradient(values: Float32Array, dy: Float32Array): Float32Array {
      const df = new Float32Array(filter.reduce((p, q) => p * q));
      const d = tiles.map(([n, y, x]) =>
        count(outputs).map((o) => both(positions, 4, (a, b) => dy[outAt(n, y + a, x + b, o)] ?? 0)),
      );
      for (const [r, q] of phases)
        for (let c = 0; c < inputs; c++) {
          const v = tiles.map((tile) => imageTile(values, tile, [r, q], c));
          for (let o = 0; o < outputs; o++) {
            const sums = zeros(25);
            v.forEach((p, tile) => addProducts(sums, p, d[tile][o]));
            const results = both(toTaps, 5, (a, b) => sums[5 * a + b]);
            results.forEach((sum, i) => {
              df[tapAt(r + (i >> 1) * stride[0], q + (i & 1) * stride[1], c, o)] = sum;
            });
          }
        }
      return df;
    },

    inputGradient(dy: Float32Array, weights: Float32Array): Float32Array {
      const dx = new Float32Array(images * height * width * inputs);
      for (const [r, q] of phases) {
        const [top, left] = [above(pad[0] - r, stride[0]), above(pad[1] - q, stride[1])];
        const u = count(inputs).map((c) =>
          count(outputs).map((o) =>
            taps((a, b) => weights[tapAt(r + (1 - a) * stride[0], q + (1 - b) * stride[1], c, o)]),
          ),
        );
        for (let n = 0; n < images; n++)
          for (let j = top; j <= out[0]; j += 4)
            for (let i = left; i <= out[1]; i += 4) {
              const v = count(outputs).map((o) =>
                both(image, 5, (a, b) => dy[outAt(n, j - 1 + a, i - 1 + b, o)] ?? 0),
              );
              for (let c = 0; c < inputs; c++) {
                const sums = zeros(25);
                v.forEach((p, o) => addProducts(sums, p, u[c][o]));
                const results = both(toPositions, 5, (a, b) => sums[5 * a + b]);
                results.forEach((sum, e) => {
                  const row = (j + (e >> 2)) * stride[0] - pad[0] + r;
                  const at = pixelAt(n, row, (i + (e & 3)) * stride[1] - pad[1] + q, c);
                  if (at >= 0) dx[at] = sum;
                });
              }
            }
      }
      return dx;
    },
  };
}
