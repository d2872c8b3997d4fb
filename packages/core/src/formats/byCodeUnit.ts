/** Order of names that no locale changes: with it a folder is the same data set everywhere. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
