import { h } from './dom.ts';

/** What the colours mean: class of the swatch, word, explanation. */
export function legend(
  entries: readonly (readonly [swatch: string, word: string, help: string])[],
): HTMLElement {
  return h(
    'ul',
    { className: 'legend' },
    ...entries.map(([swatch, word, title]) =>
      h('li', { title }, h('span', { className: `swatch ${swatch}`, ariaHidden: 'true' }), word),
    ),
  );
}
