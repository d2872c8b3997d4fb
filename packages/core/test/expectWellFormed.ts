import { expect } from 'vitest';

/** The text of a figure is XML whose elements are closed in order, with no number that is none. */
export function expectWellFormed(figure: string): void {
  const svg = figure.replace(/base64,[A-Za-z0-9+/=]*/g, 'base64,'); // pictures may spell anything
  const open: string[] = [];
  for (const [, closing, name, empty] of svg.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)) {
    if (closing) expect(open.pop()).toBe(name);
    else if (!empty) open.push(name);
  }
  expect(open).toEqual([]);
  expect(svg).not.toMatch(/NaN|Infinity|undefined|[^\w]e[-+]\d/);
  expect(svg.replace(/[ -~\n−×→●]/g, '')).toBe('');
}
