import { byCodeUnit } from './byCodeUnit.ts';

/** Order of names in which 2 comes before 10: runs of digits by their value, all else by code unit. The same everywhere. */
export function naturalOrder(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => name.split(/(\d+)/));
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order = i % 2 === 1 ? byValue(left[i], right[i]) : byCodeUnit(left[i], right[i]);
    if (order !== 0) return order;
  }
  return left.length - right.length || byCodeUnit(a, b);
}

function byValue(a: string, b: string): number {
  const [x, y] = [a, b].map((digits) => digits.replace(/^0+/, ''));
  return x.length - y.length || byCodeUnit(x, y);
}
