import type { Lab } from '../model/labState.ts';
import { h } from './dom.ts';
import type { settingsForm as createForm } from './settingsForm.ts';

/** The settings of a run, folded up; the form, with the help of all settings, is loaded when it is first opened. `begin` starts a run with changed settings. */
export function settingsPanel(lab: Lab, begin: (settings: Record<string, string>) => Promise<void>) {
  let form: ReturnType<typeof createForm> | undefined;
  const element = h('details', { className: 'more' }, h('summary', {}, 'Settings'));
  const apply = (changed: Record<string, string>) => {
    const { data } = lab.recipe.settings;
    const opened = begin({ ...(data !== undefined && { data }), ...changed });
    void opened.then(() => form?.say(lab.phase === 'failed' ? lab.message : lab.notice));
  };
  const show = () => form?.show(lab.recipe.preset, lab.session?.config ?? {});
  const problem = h('p', { className: 'refused' });
  element.append(problem);
  const open = async () => {
    element.ontoggle = null;
    problem.textContent = '';
    try {
      const { settingsForm } = await import('./settingsForm.ts');
      (await import('../moreStyles.ts')).addMoreStyles(element);
      form = settingsForm(apply);
      show();
      element.append(form.element);
    } catch {
      problem.textContent = 'The form did not load; close and open this again to retry.';
      element.ontoggle = open;
    }
  };
  element.ontoggle = open;
  return { element, show };
}
