// Copies between strided boxes: what transpose, slice, concat, pad, tile, reverse and the like come down to.
import type { Call } from '../adapter.ts';

/** A box of `size[d]` elements per dimension and how far apart they lie, in elements, in the source and in the target. */
export interface Box {
  size: readonly number[];
  /** 0 repeats an element, a negative stride walks backwards. */
  from: readonly number[];
  to: readonly number[];
}

interface Dimension {
  size: number;
  from: number;
  to: number;
}

/** Copies the box that starts at byte addresses `x` and `y`. */
export function move({ k, ints }: Call, x: number, y: number, box: Box): void {
  if (box.size.includes(0)) return;
  const plan = planOf(box);
  if (plan.length === 1 && plan[0].from === 1 && plan[0].to === 1) k.copy(x, y, plan[0].size);
  else k.move(x, y, ints(plan.flatMap((d) => [d.size, 4 * d.from, 4 * d.to])), plan.length);
}

/** The distance of neighbours in each dimension of a row-major tensor, in elements. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  for (let d = shape.length - 1, stride = 1; d >= 0; d--) {
    strides[d] = stride;
    stride *= shape[d];
  }
  return strides;
}

/** As few loops as will do, in the order that suits the kernel: the target's last, before it the source's last. */
function planOf({ size, from, to }: Box): Dimension[] {
  const dimensions = size
    .map((n, d) => ({ size: n, from: from[d], to: to[d] }))
    .filter((d) => d.size > 1)
    .sort((a, b) => b.to - a.to);
  const plan: Dimension[] = [];
  for (const inner of dimensions) {
    const outer = plan.at(-1);
    if (outer && outer.from === inner.from * inner.size && outer.to === inner.to * inner.size) {
      plan[plan.length - 1] = { ...inner, size: outer.size * inner.size };
    } else plan.push(inner);
  }
  if (plan.length === 0) return [{ size: 1, from: 1, to: 1 }];
  const near = plan.findIndex((d) => d.from === 1);
  if (near >= 0 && near < plan.length - 2) plan.splice(plan.length - 2, 0, ...plan.splice(near, 1));
  return plan;
}
