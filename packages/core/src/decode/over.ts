/** A value of 0..255 composited on black, rounded to nearest in integers. */
export function over(value: number, alpha: number): number {
  return alpha === 255 ? value : Math.floor((value * alpha + 127) / 255);
}
