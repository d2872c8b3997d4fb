import type { Chart } from '../../plots/curves.ts';
import type { Lab } from '../model/labState.ts';
import type { Series } from '../model/series.ts';
import { type ChartRow, chartRow } from './chartRow.ts';

/** Rows of charts in an element that follow from the numbers of some series: made anew when a number of another name comes. */
export function followingRows(
  element: HTMLElement,
  seriesOf: (lab: Lab) => readonly Series[],
  chartsOf: (lab: Lab) => readonly Chart[],
) {
  let rows: readonly ChartRow[] = [];
  let names = '';
  const update = (lab: Lab): void => {
    const now = seriesOf(lab)
      .map(({ columns }) => Object.keys(columns))
      .join(';');
    if (now === names) return;
    names = now;
    for (const { curves } of rows) curves?.dispose();
    rows = chartsOf(lab).map(chartRow);
    element.replaceChildren(...rows.map((row) => row.element));
  };
  return { element, rows: () => rows, update };
}
