import { encodeNpy, encodeNpz } from '@ganvil/core';
import { arrayOf } from './npy.ts';
import type { SampleFormat } from './types.ts';

/** NumPy arrays by name: `samples`, and `labels` if the run is conditional. */
export const npz: SampleFormat = {
  help: 'NumPy arrays in a zip file: samples as in npy, and labels as int32 [N] if the run is conditional',
  holds: ['images', 'points', 'waveforms', 'volumes'],
  maxValues: 2 ** 28,
  encode(set) {
    const { labels } = set.samples;
    return encodeNpz({
      samples: arrayOf(set),
      ...(labels ? { labels: encodeNpy(labels, [labels.length]) } : {}),
    });
  },
};
