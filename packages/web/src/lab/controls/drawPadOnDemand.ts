import { h } from './dom.ts';
import type { drawPad } from './drawPad.ts';

/** The dialog to draw a distribution, loaded when it is first opened. `use` gets the drawn points; `say` tells that it did not load. */
export function drawPadOnDemand(use: (points: Uint8Array) => void, say: (text: string) => void) {
  const element = h('div');
  let pad: ReturnType<typeof drawPad> | undefined;
  async function start(points?: Uint8Array): Promise<void> {
    try {
      pad ??= (await import('./drawPad.ts')).drawPad(use);
      (await import('../moreStyles.ts')).addMoreStyles(element);
    } catch {
      return say('The drawing area did not load; choose it again to retry.');
    }
    element.replaceChildren(pad);
    pad.start(points);
  }
  return { element, start };
}
