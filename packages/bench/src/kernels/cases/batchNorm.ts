import { any, positive } from '../calls/call.ts';
import { bytesOf, caseOf } from './caseOf.ts';
import type { Case } from './types.ts';

const epsilon = 1e-5;

/** Activations of a DCGAN as [batch x pixels, channels]. Both directions must read x twice. */
export const batchNorm: readonly Case[] = [
  [16384, 64],
  [4096, 128],
  [1024, 256],
].flatMap(([rows, channels]) => {
  const x = [rows, channels];
  const shape = `${rows}x${channels}`;
  const scale = positive(channels);
  return [
    caseOf(
      { kernel: 'batchNorm', shape, bytes: bytesOf(x, x, x) },
      'BatchNormTraining',
      { x: any(...x), scale, offset: any(channels) },
      { epsilon },
    ),
    caseOf(
      { kernel: 'batchNorm gradient', shape, bytes: bytesOf(x, x, x, x, x) },
      'BatchNormTrainingGrad',
      { x: any(...x), dy: any(...x), scale, mean: any(channels), variance: positive(channels) },
      { epsilon },
    ),
  ];
});
