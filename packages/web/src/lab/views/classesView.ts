// The view of a run that makes no samples, and the tab of classes beside the view of points.
import type { Session } from '../../session/types.ts';
import { h } from '../controls/dom.ts';
import { formatNumber } from '../model/formatNumber.ts';
import type { Lab } from '../model/labState.ts';
import { latest } from '../model/series.ts';
import { classesPanel } from './classesPanel.ts';
import { panelTabs } from './panel.ts';
import type { View } from './view.ts';

/** A view of a run without a generator: of the classes that it tells apart, if it does. */
export function classesView(session: Session): View {
  const panel = session.classifies ? classesPanel(session) : undefined;
  const element = panel?.element ?? h('p', { className: 'caption' }, 'This game makes no samples.');
  return {
    element: h('div', { className: 'stage' }, element),
    charts: [],
    async measure(now) {
      await panel?.measure(now);
      return {};
    },
    draw: () => {},
    summary,
  };
}

/** A view of points, which is measured also while it is not shown, and behind a tab of their classes. */
export function withClasses(view: View, session: Session): View {
  const points = { element: view.element, measure: async () => {}, draw: view.draw };
  const shown = panelTabs(session, { Samples: points, Classes: classesPanel(session) });
  return {
    ...view,
    element: h('div', { className: 'stage' }, shown.element),
    async measure(now) {
      const measured = await view.measure(now);
      await shown.measure(now);
      return measured;
    },
    draw: (lab) => shown.draw?.(lab),
  };
}

function summary(lab: Lab): string {
  const error = latest(lab.metrics, 'classificationError');
  return error === undefined ? '' : `${formatNumber(100 * error)} % of the samples get a wrong class.`;
}
