import type { Metric } from './types.ts';

/** Share of samples whose largest logit is not that of their class. */
export const classificationError: Metric = {
  help: 'share of samples that the classifier misclassifies',
  better: 'lower',
  player: 'C',
  suits: (dataset) => dataset.classes > 1,
  measure({ real, outputs, dataset }) {
    const { count, labels } = real;
    const logits = outputs('C', real);
    let wrong = 0;
    for (let i = 0; i < count; i++) {
      const row = logits.subarray(i * dataset.classes, (i + 1) * dataset.classes);
      if (row.indexOf(Math.max(...row)) !== labels?.[i]) wrong++;
    }
    return wrong / count;
  },
};
