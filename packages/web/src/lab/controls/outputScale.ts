import type { DiscriminatorOutput, DiscriminatorScale } from '../measures/discriminatorScale.ts';
import { formatNumber } from '../model/formatNumber.ts';
import { h } from './dom.ts';

/** The scale of the colours of D's map, and in words what its line is; `show` brings both up to date. */
export function outputScale(output: DiscriminatorOutput | undefined) {
  const [low, high, text] = [h('b'), h('b'), h('span')];
  const bar = h('span', { className: 'scale' }, low, h('i'), high);
  const element = h('p', { className: 'caption', hidden: !output }, bar, text);
  const show = (scale: DiscriminatorScale): void => {
    const [from, to] = scale.ends.map((end) => (output!.probability ? String(end) : formatNumber(end)));
    low.textContent = `fake ${from}`;
    high.textContent = `${to} real`;
    text.textContent = ` ${captionOf(output!, scale)}`;
  };
  return { element, show };
}

function captionOf({ probability, undecided }: DiscriminatorOutput, { middle }: DiscriminatorScale): string {
  if (probability) return 'Line: D(x) = 1/2, where D rates real and fake as equally probable.';
  const level = undecided === undefined ? ', midway between the means of real and fake' : '';
  return `D outputs critic values, not probabilities. Line: ${formatNumber(middle)}${level}.`;
}
