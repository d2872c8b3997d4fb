import type { Stop } from './types.ts';

/** As `accuracy`, by the difference of the mean outputs of D for real samples and for fakes: for critics, too. */
export const logitGap: Stop = {
  help: 'once the mean output of D for real samples is as far above that for fakes as the target',
  every: 1,
  least: 1,
  usual: 1,
  reads: ['logits/real', 'logits/fake'],
  enough(updates, target) {
    const last = updates[updates.length - 1];
    return last['logits/real'] - last['logits/fake'] >= target;
  },
};
