/** Of things with ascending numbers, how many in a row are one that is kept: 1 below twice `most`, then 2 below four times `most`, and so on. */
export const strideOf = (number: number, most: number): number =>
  2 ** Math.max(0, Math.floor(Math.log2(number / most)));

/** Whether a thing with a number is kept, so that there are at most `most` more whenever the numbers have doubled. */
export const isKept = (number: number, most: number): boolean => number % strideOf(number, most) === 0;
