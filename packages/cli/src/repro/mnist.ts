import type { Dataset } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';
import type { ReproData } from './types.ts';

/** SHA-256 of the pixels and labels of the 60,000 training images, as the files of http://yann.lecun.com/exdb/mnist/ have them. */
const DIGEST = 'ef84ae4b81145532c508b50b5933a8a1f1ae0a0bd3bf2302b2669d9207586029';

/** MNIST: LeCun et al. 1998. Other images of its size, such as Fashion-MNIST, are refused; the same in another order are a difference. */
export const mnist: ReproData = {
  what: 'MNIST, a folder with its IDX files',
  differenceOf(dataset) {
    if (dataset.digest === DIGEST) return undefined;
    const own = textOf(dataset);
    if (own !== EXPECTED || hasOtherInk(dataset))
      throw new Failure(EXIT.data, `data: expected MNIST (${EXPECTED}), got ${own} with other pixels.`);
    return `the data have the sizes of MNIST, but not its pixels in its order (SHA-256 ${dataset.digest.slice(0, 12)}, not ${DIGEST.slice(0, 12)})`;
  },
};

const EXPECTED = '60,000 and 10,000 images of 28 x 28 x 1 in 10 classes';

const textOf = ({ shape, count, classes, test }: Dataset): string =>
  `${count.toLocaleString('en')} and ${(test?.count ?? 0).toLocaleString('en')} images of ${shape.join(' x ')} in ${classes} classes`;

/** Whether the mean of a pixel of the first thousand images, as 0 to 1, is not that of MNIST, 0.131; in Fashion-MNIST it is 0.286. */
function hasOtherInk(dataset: Dataset): boolean {
  const some = Math.min(1000, dataset.count);
  const size = dataset.shape.reduce((a, b) => a * b, 1);
  const pixels = new Float32Array(some * size);
  dataset.read(
    Array.from({ length: some }, (_, i) => i),
    pixels,
    new Int32Array(some),
  );
  const mean = pixels.reduce((sum, x) => sum + (x + 1) / 2, 0) / pixels.length;
  return Math.abs(mean - 0.131) > 0.05;
}
