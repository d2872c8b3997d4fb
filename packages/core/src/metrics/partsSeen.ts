import type { Dataset } from '../datasets/types.ts';
import { sizeOf } from '../nn/layer.ts';
import type { Samples } from '../training/events.ts';
import type { Metric } from './types.ts';

const COUNT = 256;
/** No training reaches these samples. */
const FIRST = 2 ** 41;

/**
 * How much lower D's logit is, on average, for real samples of which one part is missing than for the same ones as they are: what D
 * looks at. In standard deviations of its logits for the latter.
 */
export const partsSeen: Metric = {
  help: "drop of D's logit if a part of a real sample is left out, for each part of the data, in standard deviations",
  better: 'higher',
  asks: 'discriminate',
  ownSamples: true,
  suits: (dataset) => dataset.without !== undefined,
  measure({ dataset, ask }) {
    const whole = ask(firstOf(dataset));
    const mean = whole.reduce((sum, logit) => sum + logit, 0) / COUNT;
    const variance = whole.reduce((sum, logit) => sum + (logit - mean) * (logit - mean), 0) / COUNT;
    const parts = Object.entries(dataset.without!).map(([part, set]) => {
      const left = ask(firstOf(set)).reduce((sum, logit) => sum + logit, 0) / COUNT;
      return [part, (mean - left) / Math.sqrt(variance)];
    });
    return Object.fromEntries(parts);
  },
};

function firstOf(dataset: Dataset): Samples {
  const data = new Float32Array(COUNT * sizeOf(dataset.shape));
  const labels = new Int32Array(COUNT);
  dataset.read(
    Array.from({ length: COUNT }, (_, i) => FIRST + i),
    data,
    labels,
  );
  return { shape: dataset.shape, count: COUNT, data, labels };
}
