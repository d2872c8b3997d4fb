// Defines the element `<gan-lab>`; the only script that a page needs.
import { GanLab, type GanLabEvents } from './lab/element.ts';

declare global {
  interface HTMLElementTagNameMap {
    'gan-lab': GanLab;
  }
  interface HTMLElementEventMap extends GanLabEvents {}
}

// A server that renders pages can import this module; the element starts in the browser.
if (globalThis.customElements && !customElements.get('gan-lab')) customElements.define('gan-lab', GanLab);

export { GanLab, type GanLabEvents };
