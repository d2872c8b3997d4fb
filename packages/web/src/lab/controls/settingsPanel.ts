import type { Lab } from '../model/labState.ts';
import { h } from './dom.ts';
import { settingsForm } from './settingsForm.ts';

/** The settings of a run, folded up; the form is built when it is first opened. `begin` starts a run with changed settings. */
export function settingsPanel(lab: Lab, begin: (settings: Record<string, string>) => Promise<void>) {
  let form: ReturnType<typeof settingsForm> | undefined;
  const element = h('details', { className: 'more' }, h('summary', {}, 'Settings'));
  const apply = (changed: Record<string, string>) => {
    const { data } = lab.recipe.settings;
    const opened = begin({ ...(data !== undefined && { data }), ...changed });
    void opened.then(() => form?.say(lab.phase === 'failed' ? lab.message : lab.notice));
  };
  const show = () => form?.show(lab.recipe.preset, lab.session?.config ?? {});
  element.ontoggle = () => {
    if (form) return;
    form = settingsForm(apply);
    show();
    element.append(form.element);
  };
  return { element, show };
}
