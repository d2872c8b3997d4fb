import type { Lab } from '../model/labState.ts';
import type { diagnosisPanel } from './diagnosisPanel.ts';
import { h } from './dom.ts';

/**
 * Where alarms of training and what diagnoses found are shown; the panel that fills it is loaded with the first diagnosis. The list of alarms is
 * there before the first one, since screen readers speak what is added to it.
 */
export function diagnoses() {
  const list = h('ul', { className: 'alarms' });
  const alarms = h('div', { role: 'log', ariaLabel: 'Alarms' }, list);
  const element = h('details', { className: 'more', hidden: true }, h('summary', {}, 'Diagnosis'));
  let panel: ReturnType<typeof diagnosisPanel> | undefined;
  let redrawAll = false;
  let tried = -1; // the version of the series at which loading was tried last

  function show(lab: Lab): void {
    panel?.show(lab, redrawAll);
    redrawAll = false;
    const { version } = lab.diagnoses;
    if (panel || version === 0 || version === tried) return;
    tried = version;
    import('./diagnosisPanel.ts').then(
      (loaded) => {
        panel ??= loaded.diagnosisPanel(list, element);
        panel.show(lab, true);
      },
      () => {}, // tried again with the next diagnosis
    );
  }
  const redraw = () => {
    redrawAll = true;
  };
  return { alarms, element, show, redraw, dispose: () => panel?.dispose() };
}
