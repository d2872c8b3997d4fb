import { encodeWav } from '@ganvil/core';
import type { SampleFormat } from './types.ts';

const RATE = 8000;
const SILENCE = 800; // samples between waveforms

/** Sound: waveforms one after another, 16 bits at 8 kHz. */
export const wav: SampleFormat = {
  help: 'sound: the first channel of waveforms, one after another with a tenth of a second between them, 16 bits at 8 kHz',
  holds: ['waveforms'],
  maxValues: 2 ** 26,
  encode({ samples: { shape, count, data } }) {
    const [length, channels] = shape;
    const waves = Array.from({ length: count }, (_, i) =>
      Float32Array.from({ length }, (_, k) => data[(i * length + k) * channels]),
    );
    return encodeWav(waves, RATE, SILENCE);
  },
};
