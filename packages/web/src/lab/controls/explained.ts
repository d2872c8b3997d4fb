import { h } from './dom.ts';

/** The words of a legend and what they mean, to unfold: tooltips are out of reach for fingers and keys. */
export const explained = (entries: readonly (readonly [word: string, help: string])[]): HTMLElement =>
  h(
    'details',
    { className: 'explained' },
    h('summary', {}, 'What is drawn'),
    h('ul', {}, ...entries.map(([word, help]) => h('li', {}, h('b', {}, word), `: ${help}`))),
  );
