import { svgElement } from './svgElement.ts';

type Properties = Record<string, unknown>;

/** An element with properties or else attributes, listeners (`onclick`, ...) and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) Object.assign(element, { [name]: value });
    else element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

const PATHS = {
  play: 'M5 3.2v9.6L13 8z',
  pause: 'M4.5 3h2.6v10H4.5zM8.9 3h2.6v10H8.9z',
  stop: 'M4 4h8v8H4z',
  undo: 'M6.2 2.6 2.4 6.2l3.8 3.6V7.4h3.1a2.2 2.2 0 1 1 0 4.4H5.4v1.7h3.9a3.9 3.9 0 1 0 0-7.8H6.2z',
  reset: 'M8 2.5a5.5 5.5 0 1 0 5.5 5.5h-1.7A3.8 3.8 0 1 1 8 4.2v2.3l3.6-3L8 .6z',
  share: 'M9 2h5v5l-1.8-1.8-4 4-1.4-1.4 4-4zM2.5 4H7v1.7H4.2v6.1h6.1V9H12v4.5H2.5z',
  save: 'M7.1 2h1.8v6l2.2-2.2 1.2 1.2L8 11.3 3.7 7l1.2-1.2L7.1 8zM3 12.3h10V14H3z',
  figure: 'M2 2h1.7v10.3H14V14H2zM5 10.5 7.6 6l2.6 2.4L13 3.5l-2.6 7L7.8 8.4z',
  samples: 'M2 2h5.3v5.3H2zM8.7 2H14v5.3H8.7zM2 8.7h5.3V14H2zM8.7 8.7H14V14H8.7z',
  film: 'M2 3h2v2h1V3h6v2h1V3h2v10h-2v-2h-1v2H5v-2H4v2H2zm3 3.5v3h6v-3z',
  walk: 'M2 12h3V9h3V6h3V3h3v1.8h-1.2v3h-3v3h-3v3H2z',
  open: 'M8.9 11.3H7.1v-6L4.9 7.5 3.7 6.3 8 2l4.3 4.3-1.2 1.2-2.2-2.2zM3 12.3h10V14H3z',
};

/** The name of an icon. */
export type IconName = keyof typeof PATHS;

/** An icon for a button, hidden from screen readers: the button's text or label names the action. */
export function icon(name: IconName): SVGSVGElement {
  const path = svgElement('path', { d: PATHS[name] });
  return svgElement('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true', class: 'icon' }, path);
}
