import { reads } from './activation.ts';
import { type BlockOptions, bare, behind } from './block.ts';
import { dense } from './dense.ts';
import { type Inverse, type Layer, sequential, sizeOf } from './layer.ts';
import { ended } from './pixels.ts';
import { reshape } from './shape.ts';

/**
 * A generator that is a network that reads samples in reverse: from `inputs` numbers to its features, then the inverse of each of
 * its layers, the last first, from the shape that the layer gives to the one that it reads. Between them are the blocks of
 * `options`. Samples other than points end in tanh.
 */
export function mirrored(
  network: Layer,
  sampleShape: readonly number[],
  inputs: number,
  options: BlockOptions,
): Layer {
  const { inverses, shape } = reversed(network, sampleShape);
  const features = sizeOf(shape);
  const first: Inverse = { kind: 'weights', outputs: features, layer: (n, all) => dense('fc', n, all) };
  const steps = [first, ...inverses];
  const last = steps.map(({ kind }) => kind).lastIndexOf('weights');
  const layers: Layer[] = [];
  let channels = inputs;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i];
    if (step.kind === 'sides') layers.push(step.layer);
    else if (step.kind === 'reshape') {
      layers.push(reshape(...step.shape));
      channels = step.shape[step.shape.length - 1];
    } else {
      const many = i === last ? 1 : reads(options.activation, options.pieces);
      layers.push(...bare(step.layer, channels, step.outputs * many, options));
      channels = step.outputs;
      const next = steps[i + 1];
      if (i === last) continue;
      if (next.kind === 'reshape') {
        channels = next.shape[next.shape.length - 1];
        layers.push(reshape(...next.shape.slice(0, -1), channels * many));
        i++;
      }
      layers.push(...behind(channels, options, `norm${i + 1}`));
    }
  }
  return sequential(...layers, ...ended(sampleShape));
}

/** The inverses of the layers of a network, the last first, and the shape of its result. */
function reversed(
  network: Layer,
  sampleShape: readonly number[],
): { inverses: Inverse[]; shape: readonly number[] } {
  const inverses: Inverse[] = [];
  let shape = sampleShape;
  for (const part of network.parts ?? [network]) {
    const inverse = part.inverse?.(shape);
    if (inverse) inverses.unshift(inverse);
    shape = part.trace(shape, 1).shape;
  }
  return { inverses, shape };
}
