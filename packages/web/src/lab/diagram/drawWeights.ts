import type { UnitLayer } from '@ganvil/core';
import { svgElement } from '../controls/svgElement.ts';

const THICKEST = 4; // pixels

/** A layer, and where its units are drawn. */
interface Column {
  readonly layer: UnitLayer;
  readonly canvases: readonly HTMLElement[];
}

/** Draws the weights between neighbouring columns as lines behind them: width is size beside the largest of the layer. */
export function drawWeights(content: HTMLElement, columns: readonly Column[]): void {
  const svg = svgElement('svg', { 'aria-hidden': 'true' });
  const frame = content.getBoundingClientRect();
  const at = (element: HTMLElement, side: 'left' | 'right'): [number, number] => {
    const { top, height, [side]: x } = element.getBoundingClientRect();
    return [x - frame.left + content.scrollLeft, top + height / 2 - frame.top];
  };
  columns.slice(1).forEach(({ layer: { weights, shown }, canvases }, i) => {
    if (!weights) return;
    const before = columns[i].canvases;
    const largest = Math.max(1e-12, ...Array.from(weights, Math.abs));
    before.forEach((from, row) =>
      canvases.forEach((to, unit) => {
        const weight = weights[row * shown + unit];
        const [[x1, y1], [x2, y2]] = [at(from, 'right'), at(to, 'left')];
        const middle = (x1 + x2) / 2;
        const line = svgElement('path', {
          d: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`,
          class: weight > 0 ? 'positive' : 'negative',
          'stroke-width': ((THICKEST * Math.abs(weight)) / largest).toFixed(2),
        });
        svg.append(line);
      }),
    );
  });
  content.prepend(svg);
}
