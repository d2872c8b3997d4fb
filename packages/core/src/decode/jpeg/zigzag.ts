/** Place of each coefficient of a block, in the order in which a file stores them: T.81, figure A.6. */
export const ZIGZAG = zigzag();

function zigzag(): Uint8Array {
  const order = new Uint8Array(64);
  let at = 0;
  for (let diagonal = 0; diagonal < 15; diagonal++) {
    for (let i = Math.max(0, diagonal - 7); i <= Math.min(7, diagonal); i++) {
      // Even diagonals go up to the right, odd ones down to the left.
      const row = diagonal % 2 === 0 ? diagonal - i : i;
      order[at++] = row * 8 + diagonal - row;
    }
  }
  return order;
}
