// Runs that the browser keeps for the page of the lab: kept while they train and when they pause, listed, opened, deleted.
import { h } from '../lab/controls/dom.ts';
import type { GanLab } from '../lab/element.ts';
import { type KeptRow, type KeptState, keptOf, nearestKept } from '../lab/model/keptRun.ts';
import { type Recipe, readLink, writeLink } from '../lab/model/link.ts';
import { forgetRuns, keep, keptRows, keptState } from '../session/runStore.ts';

const MOST_FILE_BYTES = 32 * 2 ** 20; // of own files that are kept with a run

const ids = new WeakMap<object, string>(); // of runs, by their beginning

/** Keeps the run of a lab as it is. Gives its id; undefined where there was nothing to keep, or no room. */
export async function keepRun({ lab }: GanLab): Promise<string | undefined> {
  if (!lab?.initial) return undefined;
  const id =
    ids.get(lab.initial) ?? `${Date.now().toString(36)}${Math.floor(performance.now() * 1000).toString(36)}`;
  ids.set(lab.initial, id);
  try {
    const kept = await keptOf(lab, id);
    const files = (kept?.state.files ?? []).reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (!kept || files > MOST_FILE_BYTES) return undefined;
    await keep(kept.row, kept.state);
    return id;
  } catch {
    return undefined; // no room here, or the run has ended meanwhile
  }
}

/** Opens the kept run that an address names, or from which it can be reached soonest. False if there is none, or it cannot go on as asked. */
export async function openKept(element: GanLab, hash: string): Promise<boolean> {
  const rows = await keptRows<KeptRow>().catch(() => []);
  const id = new URLSearchParams(hash.slice(1)).get('run');
  const found =
    id === null
      ? nearestKept(rows, readLink(hash).recipe)
      : { row: rows.find((row) => row.id === id), rest: [] };
  const state = found?.row && (await keptState<KeptState>(found.row.id).catch(() => undefined));
  if (!found?.row || !state) return false;
  const recipe: Recipe = { ...found.row.recipe, files: state.files, actions: found.rest };
  await element.load(recipe, state.imported, state);
  if (element.lab?.phase === 'failed') return false; // such as actions of a player that the run has not
  if (element.lab?.initial) ids.set(element.lab.initial, found.row.id);
  return true;
}

/** Fills a list with the kept runs. */
export async function listRuns(list: HTMLElement, changed: (count: number) => void): Promise<void> {
  const rows = await keptRows<KeptRow>().catch(() => []);
  list.replaceChildren(...rows.map((row) => itemOf(row, () => void listRuns(list, changed))));
  changed(rows.length);
}

function itemOf(row: KeptRow, changed: () => void): HTMLElement {
  const { id, recipe, actions, step, steps, at, files } = row;
  const isLink = files === undefined && recipe.imported === undefined;
  const href = isLink ? writeLink({ ...recipe, actions }) : `#run=${id}`;
  const name = recipe.imported ?? files ?? recipe.preset;
  const different = Object.entries(recipe.settings).map(([key, value]) => `${key} ${value}`);
  const title = [name, ...(recipe.drawn ? ['drawn points'] : []), ...different].join(', ');
  const when = new Date(at).toLocaleString();
  const count = `Step ${step.toLocaleString('en')} of ${steps.toLocaleString('en')}`;
  const link = h('a', { href }, h('b', {}, title), h('span', {}, `${count} · ${when}`));
  const onclick = () => void forgetRuns([id]).then(changed, changed);
  const remove = h(
    'button',
    { type: 'button', onclick, ariaLabel: `Delete the run ${title}, ${count}` },
    'Delete',
  );
  return h('li', {}, link, remove);
}
