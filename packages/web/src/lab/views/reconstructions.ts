// Real samples, and below each what G makes of the latent that the encoder gives for it.
import { sheetColumns, showSheet } from '../../plots/images.ts';
import type { Session } from '../../session/types.ts';
import { h } from '../controls/dom.ts';
import { firstSamples, samplesOf } from '../model/sampleSelection.ts';
import type { Panel } from './panel.ts';

const ROWS = 3; // of pairs

/** The panel. */
export function reconstructions(session: Session): Panel {
  const { shape } = session;
  const columns = sheetColumns(shape);
  const real = firstSamples(session.real, ROWS * columns); // whole rows, or a single one
  const canvas = h('canvas', { className: 'sheet', role: 'img' });
  canvas.ariaLabel = 'Real samples, and below each its reconstruction';
  const note = h(
    'p',
    { className: 'caption' },
    'Rows in pairs: real samples, and below each what G makes of the latent that the encoder gives for it.',
  );

  /** Rows in pairs; until there are reconstructions, theirs are empty. */
  function show(again: Float32Array): void {
    const row = (columns * real.data.length) / real.count;
    const both = new Float32Array(2 * real.data.length);
    for (let at = 0; at < real.data.length; at += row) {
      const end = Math.min(at + row, real.data.length);
      both.set(real.data.subarray(at, end), 2 * at);
      both.set(again.subarray(at, end), at + end);
    }
    showSheet(canvas, samplesOf(both, shape), columns);
  }
  show(new Float32Array(real.data.length).fill(-1));

  async function measure(now: Session) {
    show((await now.reconstruct(real)).data);
  }
  return { element: h('div', { className: 'panel' }, canvas, note), measure };
}
