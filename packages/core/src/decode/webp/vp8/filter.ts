/** How the edges of a macroblock are smoothed. */
export interface Strength {
  /** Largest difference across an edge within it; 4 more at its border. 0: no smoothing. */
  readonly limit: number;
  /** Largest difference between neighbours on one side. */
  readonly inner: number;
  /** Above this difference only the two samples at the edge change. */
  readonly steep: number;
}

/** The strength of a level (0..63): RFC 6386, 15.2 and 15.3. */
export function strengthOf(level: number, sharpness: number): Strength {
  const clipped = Math.max(0, Math.min(63, level));
  let inner = clipped;
  if (sharpness > 0) inner = Math.min(inner >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
  inner = Math.max(1, inner);
  return {
    limit: clipped === 0 ? 0 : 2 * clipped + inner,
    inner,
    steep: clipped >= 40 ? 2 : clipped >= 15 ? 1 : 0,
  };
}

function byte(value: number): number {
  return value < -128 ? -128 : Math.min(127, value);
}

function clamp(value: number): number {
  return value < 0 ? 0 : Math.min(255, value);
}

/** Whether the step across the edge before `at` is small enough; samples are `step` apart. */
function isSmall(data: Uint8Array, at: number, step: number, limit: number): boolean {
  const across = Math.abs(data[at - step] - data[at]);
  return 4 * across + Math.abs(data[at - 2 * step] - data[at + step]) <= 2 * limit + 1;
}

/** Changes the two samples at the edge. */
function soften(data: Uint8Array, at: number, step: number): void {
  const change = 3 * (data[at] - data[at - step]) + byte(data[at - 2 * step] - data[at + step]);
  data[at - step] = clamp(data[at - step] + (byte(change + 3) >> 3));
  data[at] = clamp(data[at] - (byte(change + 4) >> 3));
}

/** Smooths `count` places of an edge with the simple filter: RFC 6386, 15.2. */
export function filterSimple(
  data: Uint8Array,
  at: number,
  step: number,
  along: number,
  count: number,
  limit: number,
): void {
  for (let i = 0; i < count; i++)
    if (isSmall(data, at + i * along, step, limit)) soften(data, at + i * along, step);
}

/** Smooths `count` places of an edge with the normal filter; `border` is that of a macroblock. RFC 6386, 15.3. */
export function filterNormal(
  data: Uint8Array,
  begin: number,
  step: number,
  along: number,
  count: number,
  { limit, inner, steep }: Strength,
  border: boolean,
): void {
  const most = border ? limit + 4 : limit;
  for (let i = 0, at = begin; i < count; i++, at += along) {
    if (!isSmall(data, at, step, most)) continue;
    const [p3, p2, p1, p0] = [data[at - 4 * step], data[at - 3 * step], data[at - 2 * step], data[at - step]];
    const [q0, q1, q2, q3] = [data[at], data[at + step], data[at + 2 * step], data[at + 3 * step]];
    if (Math.abs(p3 - p2) > inner || Math.abs(p2 - p1) > inner || Math.abs(p1 - p0) > inner) continue;
    if (Math.abs(q3 - q2) > inner || Math.abs(q2 - q1) > inner || Math.abs(q1 - q0) > inner) continue;
    if (Math.abs(p1 - p0) > steep || Math.abs(q1 - q0) > steep) soften(data, at, step);
    else if (border) {
      const change = byte(3 * (q0 - p0) + byte(p1 - q1));
      for (const [k, factor] of [27, 18, 9].entries()) {
        const part = (factor * change + 63) >> 7;
        data[at - (k + 1) * step] = clamp(data[at - (k + 1) * step] + part);
        data[at + k * step] = clamp(data[at + k * step] - part);
      }
    } else {
      const change = 3 * (q0 - p0);
      const down = byte(change + 4) >> 3;
      const part = (down + 1) >> 1;
      data[at - 2 * step] = clamp(p1 + part);
      data[at - step] = clamp(p0 + (byte(change + 3) >> 3));
      data[at] = clamp(q0 - down);
      data[at + step] = clamp(q1 - part);
    }
  }
}
