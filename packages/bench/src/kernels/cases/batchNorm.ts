import { bytesOf, kernel, numbers } from './inputs.ts';
import type { Case } from './types.ts';

const epsilon = 1e-5;

/** Activations of a DCGAN as [batch x pixels, channels]. Both directions must pass over x twice. */
export const batchNorm: readonly Case[] = [
  [16384, 64],
  [4096, 128],
  [1024, 256],
].flatMap(([rows, channels]) => {
  const x = [rows, channels];
  const shape = `${rows}x${channels}`;
  return [
    {
      kernel: 'batchNorm',
      shape,
      bytes: bytesOf(x, x, x),
      prepare() {
        const inputs = { x: numbers(x), scale: numbers([channels], true), offset: numbers([channels]) };
        return () => kernel('BatchNormTraining', inputs, { epsilon });
      },
    },
    {
      kernel: 'batchNorm gradient',
      shape,
      bytes: bytesOf(x, x, x, x, x),
      prepare() {
        const [scale, mean, variance] = [true, false, true].map((positive) => numbers([channels], positive));
        const inputs = { x: numbers(x), dy: numbers(x), scale, mean, variance };
        return () => kernel('BatchNormTrainingGrad', inputs, { epsilon });
      },
    },
  ];
});
