import type { Samples } from '../training/events.ts';
import { frameStrip } from './frameStrip.ts';
import { solidView } from './solidView.ts';
import { waveform } from './waveform.ts';

/** What samples of a shape are: points [d], waveforms [length, 1], images [height, width, channels], volumes [depth, height, width, 1]. */
export type SampleKind = 'points' | 'waveforms' | 'images' | 'volumes';

/** The kind of samples of a shape. */
export function kindOf(shape: readonly number[]): SampleKind {
  return (['points', 'waveforms', 'images', 'volumes'] as const)[Math.min(shape.length, 4) - 1];
}

/**
 * Samples as grey or RGB images in [-1, 1], one each: images as they are, others drawn. Images of other numbers of channels are a row
 * of grey ones. Points stay: they are plotted together.
 */
export function asImages(samples: Samples): Samples {
  const { shape } = samples;
  const kind = kindOf(shape);
  if (kind === 'points' || (kind === 'images' && (shape[2] === 1 || shape[2] === 3))) return samples;
  if (kind === 'images') return frameStrip(samples);
  return kind === 'volumes' ? solidView(samples) : waveform(samples);
}
