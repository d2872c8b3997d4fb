// Copies between strided boxes: what transpose, slice, concat, pad, tile, reverse and the like come down to.
import { type StridedRow, stridedRowWords } from '../../../build/structs.ts';
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
  const [row] = plan;
  if (plan.length === 1 && row.xStride === 4 && row.yStride === 4) k.copy(x, y, row.size);
  else k.stridedCopy(x, y, ints(plan.flatMap(stridedRowWords)), plan.length);
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

/** As few loops as will do, in the order that suits the kernel: the target's last, before it the source's last. */
function planOf({ size, from, to }: StridedBox): StridedRow[] {
  const plan: StridedRow[] = [];
  for (const d of outermostFirst(size, to)) {
    const last = plan.at(-1);
    const [xStride, yStride] = [4 * from[d], 4 * to[d]];
    if (last && last.xStride === xStride * size[d] && last.yStride === yStride * size[d])
      plan[plan.length - 1] = { size: last.size * size[d], xStride, yStride };
    else plan.push({ size: size[d], xStride, yStride });
  }
  if (plan.length === 0) return [{ size: 1, xStride: 4, yStride: 4 }];
  const i = plan.findIndex(({ xStride }) => xStride === 4);
  if (i >= 0 && i < plan.length - 2) plan.splice(plan.length - 2, 0, ...plan.splice(i, 1));
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
