import { h } from './dom.ts';
import { explained } from './explained.ts';

/** A legend: for each entry the class of the swatch, the word (or letter and subscript), and a tooltip. */
export function legend(
  entries: readonly (readonly [swatch: string, word: string | readonly [string, string], help: string])[],
): HTMLElement {
  return h(
    'ul',
    { className: 'legend' },
    ...entries.map(([swatch, word, title]) =>
      h('li', { title }, h('span', { className: `swatch ${swatch}`, ariaHidden: 'true' }), ...wordOf(word)),
    ),
    h('li', {}, explained(entries.map(([, word, help]) => [[word].flat().join(''), help]))),
  );
}

function wordOf(word: string | readonly [string, string]): (string | Node)[] {
  return typeof word === 'string' ? [word] : [h('span', {}, word[0], h('sub', {}, word[1]))];
}
