import { h } from './dom.ts';

/** What the colours mean: class of the swatch, word (or letter and index), explanation. */
export function legend(
  entries: readonly (readonly [swatch: string, word: string | readonly [string, string], help: string])[],
): HTMLElement {
  return h(
    'ul',
    { className: 'legend' },
    ...entries.map(([swatch, word, title]) =>
      h('li', { title }, h('span', { className: `swatch ${swatch}`, ariaHidden: 'true' }), ...wordOf(word)),
    ),
  );
}

function wordOf(word: string | readonly [string, string]): (string | Node)[] {
  return typeof word === 'string' ? [word] : [h('span', {}, word[0], h('sub', {}, word[1]))];
}
