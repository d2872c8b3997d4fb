// Copies between strided boxes: what transpose, slice, concat, pad, tile, reverse and the like come down to.
import type { Call } from './kernel.ts';

/** A box of `size[d]` elements per dimension and how far apart they lie, in elements, in the source and in the target. */
export interface StridedBox {
  size: readonly number[];
  /** 0 repeats an element, a negative stride walks backwards. */
  from: readonly number[];
  to: readonly number[];
}

/** Copies the box that starts at byte addresses `x` and `y`. */
export function stridedCopy({ k, ints }: Call, x: number, y: number, box: StridedBox): void {
  if (box.size.includes(0)) return;
  const plan = planOf(box);
  if (plan.length === 3 && plan[1] === 4 && plan[2] === 4) k.copy(x, y, plan[0]);
  else k.stridedCopy(x, y, ints(plan), plan.length / 3);
}

/** Throws where places or numbers of elements are not whole: bytes between elements would be read. */
export function expectPlaces(kernelName: string, ...lists: number[][]): void {
  for (const list of lists)
    if (!list.every(Number.isInteger))
      throw new Error(`${kernelName}: expected whole numbers, got [${list}].`);
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

/**
 * As few loops as will do, in the order that suits the kernel: the target's last, before it the source's last. Three
 * numbers a loop: its size, then bytes from step to step in the source and in the target.
 */
function planOf({ size, from, to }: StridedBox): number[] {
  const plan: number[] = [];
  for (const d of outermostFirst(size, to)) {
    const end = plan.length;
    const [source, target] = [4 * from[d], 4 * to[d]];
    if (end > 0 && plan[end - 2] === source * size[d] && plan[end - 1] === target * size[d]) {
      plan[end - 3] *= size[d];
      plan[end - 2] = source;
      plan[end - 1] = target;
    } else plan.push(size[d], source, target);
  }
  if (plan.length === 0) return [1, 4, 4];
  for (let i = 0; i + 6 < plan.length; i += 3) {
    if (plan[i + 1] !== 4) continue;
    plan.splice(plan.length - 6, 0, ...plan.splice(i, 3));
    break;
  }
  return plan;
}

/** The dimensions of more than one element, the widest steps in the target first. */
function outermostFirst(size: readonly number[], to: readonly number[]): number[] {
  const order: number[] = [];
  for (let d = 0; d < size.length; d++) {
    if (size[d] === 1) continue;
    let i = order.length;
    while (i > 0 && to[order[i - 1]] < to[d]) i--;
    order.splice(i, 0, d);
  }
  return order;
}
