// Runs that Ganvil has trained, to begin with: files beside the page, loaded when one is asked for.
import { h } from '../lab/controls/dom.ts';
import type { GanLab } from '../lab/element.ts';
import { type Recipe, writeLink } from '../lab/model/link.ts';

/** A trained start: what made it, and what it must be. */
interface Start {
  readonly title: string;
  readonly steps: number;
  /** The command that trained it, and the digest of the state that it left. */
  readonly command: string;
  readonly digest: string;
  /** Of the file. */
  readonly integrity: string;
}

const FOLDER = new URL('starts/', document.baseURI);

async function fetched(file: string, integrity = ''): Promise<Response> {
  const response = await fetch(new URL(file, FOLDER), { integrity }).catch(() => undefined);
  if (!response?.ok)
    throw new Error(
      `${file}: expected the trained run of this page, got ${response ? 'no such file' : 'none, or another file'}.`,
    );
  return response;
}

const table = async (): Promise<Record<string, Start>> => (await fetched('starts.json')).json();

/** Fills a list with the trained starts. */
export async function listStarts(list: HTMLElement): Promise<void> {
  const all = Object.entries(await table().catch(() => ({}) as Record<string, Start>));
  list.replaceChildren(
    ...all.map(([name, { title, steps, command }]) => {
      const href = writeLink({ preset: name, settings: {}, actions: [], trained: name });
      const made = `${steps.toLocaleString('en')} steps of ${command}`;
      return h('li', {}, h('a', { href }, h('b', {}, title), h('span', {}, made)));
    }),
  );
}

/** Opens the trained start of a recipe, checks that it is what it must be, and replays the actions on it. Throws an Error that says what is wrong. */
export async function openStart(element: GanLab, recipe: Recipe): Promise<void> {
  const all = await table();
  const { trained = '', actions } = recipe;
  if (!Object.hasOwn(all, trained))
    throw new Error(`trained: expected ${Object.keys(all).join(', ')}, got "${trained}".`);
  const { steps, command, digest, integrity } = all[trained];
  const file = await fetched(`${trained}.safetensors`, integrity);
  await element.load(recipe, new Uint8Array(await file.arrayBuffer()));
  const { lab } = element;
  if (lab?.phase === 'failed' || lab?.recipe.trained !== trained || actions.length > 0) return;
  const same = lab.digest === digest;
  const made = `Trained for ${steps.toLocaleString('en')} steps by ${command}`;
  element.say(
    same ? `${made}; its digest is that of the command.` : `${made}, but its digest is another one.`,
  );
}
