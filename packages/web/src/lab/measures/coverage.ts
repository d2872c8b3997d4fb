const NEIGHBOURS = 5;

/**
 * Coverage (https://arxiv.org/abs/2002.09797, equation 7): the fraction of the real samples [n, size] with a fake one closer than
 * their 5th nearest real neighbour. `pause` is awaited between rows, to keep the page responsive.
 */
export async function coverage(
  real: Float32Array,
  fake: Float32Array,
  size: number,
  pause: () => Promise<void>,
): Promise<number> {
  const count = real.length / size;
  let covered = 0;
  for (let i = 0; i < count; i++) {
    const others = distances(real, i, real, size);
    others[i] = Number.POSITIVE_INFINITY;
    const radius = others.sort()[NEIGHBOURS - 1]; // a Float64Array sorts by value
    if (distances(real, i, fake, size).some((distance) => distance < radius)) covered++;
    await pause();
  }
  return covered / count;
}

/** Squared distances from sample `i` of `from` to all of `to`. */
function distances(from: Float32Array, i: number, to: Float32Array, size: number): Float64Array {
  const result = new Float64Array(to.length / size);
  for (let k = 0; k < result.length; k++) {
    let sum = 0;
    for (let c = 0; c < size; c++) sum += (from[i * size + c] - to[k * size + c]) ** 2;
    result[k] = sum;
  }
  return result;
}
