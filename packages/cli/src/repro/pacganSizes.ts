import { pacganMethods, packings } from './pacganMethods.ts';
import { smallPerceptrons } from './smallPerceptrons.ts';
import type { Repro, ReproSize } from './types.ts';

/** What a mixture of PacGAN takes of small networks. */
interface Quick {
  readonly preset: string;
  readonly steps: number;
  /** Rate of both players at the beginning. */
  readonly rate: number;
  readonly time: string;
  /** Why packs of 4 fall short, in a line. */
  readonly packsOf4: string;
}

/** Both sizes of an entry about a mixture of https://arxiv.org/abs/1712.04086 section 4.1. */
export const pacganSizes = (mixture: Quick): Pick<Repro, 'quick' | 'paperSize'> => ({
  quick: quickSize(mixture),
  paperSize: {
    comparison: {
      preset: mixture.preset,
      settings: {
        steps: 400_000,
        sampleEvery: 20_000,
        evaluateEvery: 20_000,
        metrics: 'modes,highQuality,reverseKl',
      },
      methods: pacganMethods,
      seeds: '0-9',
    },
    differences: ['endless data; theirs: 100,000 samples, 400 times'],
    time: '10 hours per run of pacgan2 on a core',
  },
});

function quickSize({ preset, steps, rate, time, packsOf4 }: Quick): ReproSize {
  const rates = { learningRateG: rate, learningRateD: rate };
  return {
    comparison: {
      preset,
      settings: { ...smallPerceptrons, steps, scheduleSteps: steps, ...rates },
      methods: packings,
      seeds: '0-2',
    },
    differences: [
      'G of 5 layers of 64 with tanh, D of 3 layers of 64 with gated units; theirs: 4 of 400 with ReLU and batch normalisation, 3 of 200 with maxout',
      `${steps.toLocaleString('en')} steps of 200 samples at rates from ${rate} to 0; theirs: 400,000 steps of 100 packs at 0.0001`,
      'endless data; theirs: 100,000 samples',
      '3 seeds; theirs: 10',
      packsOf4,
    ],
    time,
  };
}
