import { loadRandom } from '@ganvil/kernels-as';
import type { SeenSamples } from '../assessments/types.ts';
import type { Dataset } from '../datasets/types.ts';
import { type FeatureSpaceName, featureSpaces } from '../featureSpaces/index.ts';
import { projection } from '../featureSpaces/projection.ts';
import type { FeatureSpace } from '../featureSpaces/types.ts';
import { argMax } from '../metrics/argMax.ts';
import { digestOf } from '../state/digest.ts';
import type { Checkpoint } from '../state/types.ts';
import type { Samples } from '../training/events.ts';
import { type JudgedBy, judgeSamples } from './judgeSamples.ts';
import { withModel } from './sample.ts';
import type { SampleSets } from './sampleSets.ts';
import { selfTrainedNet } from './selfTrainedNet.ts';

/** By what samples are seen. */
interface Looks {
  readonly judge?: Checkpoint;
  readonly space: FeatureSpaceName;
  readonly training: Dataset;
}

interface SeenPair {
  readonly fake: SeenSamples;
  readonly real: SeenSamples;
}

/** The samples with what the judge and the feature space make of them. */
export async function seenSets(
  { fake, real, floor }: SampleSets,
  { judge, space: name, training }: Looks,
): Promise<{ pair: SeenPair; floor?: SeenPair; judgeError?: number; netDigest?: string }> {
  const space: FeatureSpace = featureSpaces[name];
  const fixed = (await loadRandom())(0);
  const project = projection(fixed);
  const see = (samples: Samples, judged: Partial<JudgedBy>): SeenSamples => {
    const features = space.features({ ...samples, hidden: judged.hidden }, fixed);
    const { probabilities } = judged;
    return { ...samples, features: project(features, samples.count), probabilities };
  };
  const both = (by: (samples: Samples) => SeenSamples) => {
    const ofReal = by(real);
    return {
      pair: { fake: by(fake), real: ofReal },
      floor: floor && { fake: by(floor.fake), real: floor.real === real ? ofReal : by(floor.real) },
    };
  };
  const net = space.net ? await selfTrainedNet(training) : undefined;
  const ofHidden = projection(fixed);
  const by = (checkpoint: Checkpoint) =>
    withModel(checkpoint, async (model) => {
      const found = new Map<Samples, JudgedBy>();
      for (const samples of [fake, real, ...(floor ? [floor.fake, floor.real] : [])])
        if (!found.has(samples)) found.set(samples, judgeSamples(model, samples, ofHidden));
      return found;
    });
  const [judged, netted] = [judge && (await by(judge)), net && (await by(net))];
  const found = both((samples) => {
    const { probabilities, hidden } = judged?.get(samples) ?? {};
    return see(samples, { probabilities, hidden: netted?.get(samples)?.hidden ?? hidden });
  });
  const digest = net && { netDigest: digestOf(net) };
  return { ...found, ...digest, ...(judge ? { judgeError: errorOf(found.pair.real, judge.classes) } : {}) };
}

/** The share of labelled samples that are misread; undefined where not all have a label of the judge's. */
function errorOf({ probabilities, labels }: SeenSamples, classes: number): number | undefined {
  if (!probabilities || !labels?.every((label) => label >= 0 && label < classes)) return undefined;
  const wrong = argMax(probabilities, classes).filter((label, i) => label !== labels[i]).length;
  return wrong / labels.length;
}
