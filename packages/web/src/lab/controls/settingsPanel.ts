import type { Lab } from '../model/labState.ts';
import { h } from './dom.ts';

/**
 * The settings of a run, folded up; the form, with the help of all settings, is loaded when it is first opened. `begin` starts a run with changed
 * settings. `show` shows another run, or `again` the same one.
 */
export function settingsPanel(lab: Lab, begin: (settings: Record<string, string>) => Promise<void>) {
  let show: ((again?: boolean) => void) | undefined;
  const element = h('details', { className: 'more' }, h('summary', {}, 'Settings'));
  const problem = h('p', { className: 'refused' });
  element.append(problem);
  const open = async () => {
    element.ontoggle = null;
    problem.textContent = '';
    try {
      const [{ runSettings }, { addMoreStyles }] = await Promise.all([
        import('./runSettings.ts'),
        import('../moreStyles.ts'),
      ]);
      addMoreStyles(element);
      const form = runSettings(lab, begin);
      show = form.show;
      show();
      element.append(form.element);
    } catch {
      problem.textContent = 'The form did not load; close and open this again to retry.';
      element.ontoggle = open;
    }
  };
  element.ontoggle = open;
  return { element, show: (again?: boolean) => show?.(again) };
}
