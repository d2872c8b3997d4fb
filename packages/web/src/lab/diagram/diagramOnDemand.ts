import type { Session } from '../../session/types.ts';
import { h } from '../controls/dom.ts';
import type { Lab } from '../model/labState.ts';
import type { diagramPanel } from './diagramPanel.ts';

/** The diagram of a run and the slow motion of an update, folded up; loaded when it is first opened. */
export function diagramOnDemand(lab: Lab) {
  const element = h('details', { className: 'more' }, h('summary', {}, 'Diagram and slow motion'));
  const problem = h('p', { className: 'refused' });
  element.append(problem);
  let panel: ReturnType<typeof diagramPanel> | undefined;
  let shown: Session | undefined;
  const open = async (): Promise<void> => {
    const { session } = lab;
    if (!element.open || !session || session === shown) return;
    shown = session;
    problem.textContent = '';
    try {
      panel ??= (await import('./diagramPanel.ts')).diagramPanel(lab, element);
      await panel.open(session);
    } catch (error) {
      if (session !== lab.session) return;
      shown = undefined;
      problem.textContent = `The diagram did not load: ${(error as Error).message}`;
    }
  };
  element.ontoggle = open;
  return {
    element,
    opened: () => void open(),
    measure: async (session: Session) => {
      if (element.open) await panel?.measure(session);
    },
    show: () => {
      if (element.open) panel?.show();
    },
    redraw: () => panel?.restyle(),
    dispose: () => panel?.dispose(),
  };
}
