// Defines the element `<gan-lab>`; the only script that a page needs.
import { GanLab } from './lab/element.ts';
import type { GanLabEvents } from './lab/ganLabEvents.ts';

declare global {
  interface HTMLElementTagNameMap {
    'gan-lab': GanLab;
  }
  interface HTMLElementEventMap extends GanLabEvents {}
}

// A server that renders pages can import this module; the element starts in the browser.
if (globalThis.customElements && !customElements.get('gan-lab')) customElements.define('gan-lab', GanLab);

export { GanLab, type GanLabEvents };
