import { changeInRun, changesIn } from '../model/changeInRun.ts';
import type { Lab } from '../model/labState.ts';
import { settingsForm } from './settingsForm.ts';

/** The form of the settings of a lab's run; `begin` starts a run with other settings. */
export function runSettings(lab: Lab, begin: (settings: Record<string, string>) => Promise<void>) {
  const form = settingsForm({
    restart(changed) {
      const { data } = lab.recipe.settings;
      const opened = begin({ ...(data !== undefined && { data }), ...changed });
      void opened.then(() => form.say(lab.phase === 'failed' ? lab.message : lab.notice));
    },
    change: (setting, value) =>
      lab.actions.length === 0 && !(lab.recipe.imported ?? lab.recipe.trained)
        ? undefined
        : changeInRun(lab, setting, value),
  });
  const show = (again = false) =>
    form.show(
      { preset: lab.recipe.preset, config: lab.session?.config ?? {}, changes: changesIn(lab) },
      again,
    );
  return { element: form.element, show };
}
