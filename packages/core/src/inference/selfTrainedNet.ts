import type { Dataset } from '../datasets/types.ts';
import { sizeOf } from '../nn/layer.ts';
import type { Checkpoint } from '../state/types.ts';
import { trainClassifier } from './trainClassifier.ts';

const STEPS = 600;
const TURNS = 4;
const nets = new WeakMap<Dataset, Promise<Checkpoint>>();

/**
 * A net that was trained on pictures without their classes: to tell by how many quarters a picture is turned, or, where it is no square, which of
 * both sides are flipped. Gidaris, Singh and Komodakis 2018, https://arxiv.org/abs/1803.07728. The same net for the same data; trained once for an
 * opened set.
 */
export function selfTrainedNet(dataset: Dataset): Promise<Checkpoint> {
  const net = nets.get(dataset) ?? trained(dataset);
  nets.set(dataset, net);
  return net;
}

function trained(dataset: Dataset): Promise<Checkpoint> {
  const { shape, digest, count, read } = dataset;
  const size = sizeOf(shape);
  return trainClassifier(
    {
      ...{ name: 'turned pictures', shape, classes: TURNS, digest, count: TURNS * count },
      read(indices, out, labels) {
        const pictures = new Float32Array(out.length);
        read(
          Array.from(indices, (index) => Math.floor(index / TURNS)),
          pictures,
          labels,
        );
        for (let i = 0; i < indices.length; i++) {
          labels[i] = indices[i] % TURNS;
          turn(
            pictures.subarray(i * size, (i + 1) * size),
            shape,
            labels[i],
            out.subarray(i * size, (i + 1) * size),
          );
        }
      },
    },
    STEPS,
  );
}

/** Writes a picture to `out`, turned by quarters; of one that is no square the rows are in reverse for 1 and 2, the columns for 2 and 3. */
function turn(picture: Float32Array, shape: readonly number[], by: number, out: Float32Array): void {
  const [height, width, channels] = shape;
  const from = (y: number, x: number): readonly [number, number] => {
    if (height !== width) return [by === 1 || by === 2 ? height - 1 - y : y, by >= 2 ? width - 1 - x : x];
    return (
      [
        [y, x],
        [x, width - 1 - y],
        [height - 1 - y, width - 1 - x],
        [height - 1 - x, y],
      ] as const
    )[by];
  };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [v, u] = from(y, x);
      const at = (v * width + u) * channels;
      out.set(picture.subarray(at, at + channels), (y * width + x) * channels);
    }
}
