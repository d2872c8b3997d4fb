// The page of lessons: a list of them, and the one that is taken. The part of the address behind # names it and its step:
// #lesson=saturating&step=2.
import '../gan-lab.ts';
import { h } from '../lab/controls/dom.ts';
import type { GanLab } from '../lab/element.ts';
import { lessonTable } from '../session/openLesson.ts';

const KEY = 'ganvil lessons'; // names of lessons whose task was solved

const element = document.getElementById('lesson') as GanLab;
const after = document.getElementById('after') as HTMLElement;
const intro = document.getElementById('intro') as HTMLElement;
const list = document.getElementById('list') as HTMLDetailsElement;
const narrow = matchMedia('(max-width: 900px)');
const table = await lessonTable();
const names = Object.keys(table);
const links = new Map(names.map((name) => [name, linkOf(name)]));

function linkOf(name: string): HTMLAnchorElement {
  const { title, help } = table[name];
  return h('a', { href: `#lesson=${name}` }, title, h('small', {}, help));
}

/** The names of lessons whose task was solved in this browser. */
function solved(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.map(String) : [];
  } catch {
    return []; // no storage here, or something else under that name
  }
}

function keepSolved(name: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([...new Set([...solved(), name])]));
  } catch {}
  mark();
}

function mark(): void {
  const done = solved();
  for (const [name, link] of links) {
    link.classList.toggle('done', done.includes(name));
    if (name === element.getAttribute('lesson')) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

/** Takes the lesson of the address. */
function openAddress(): void {
  const fields = new URLSearchParams(location.hash.slice(1));
  const name = fields.get('lesson') ?? '';
  const known = Object.hasOwn(table, name);
  element.hidden = !known;
  document.body.classList.toggle('choosing', !known);
  intro.hidden = known;
  after.hidden = true;
  if (!known) {
    element.removeAttribute('lesson');
    if (name !== '') intro.textContent = `There is no lesson "${name}". Choose one of the list.`;
  } else if (element.getAttribute('lesson') !== name) {
    const step = fields.get('step');
    if (step === null) element.removeAttribute('step');
    else element.setAttribute('step', step);
    element.setAttribute('lesson', name);
    document.title = `Ganvil – ${table[name].title}`;
    if (narrow.matches) list.open = false;
    element.scrollIntoView({ block: 'nearest' });
  } else if (fields.has('step')) element.setAttribute('step', fields.get('step')!);
  mark();
}

/** Shows the lesson that follows once the steps are computed. */
function showNext(name: string): void {
  const next = names[names.indexOf(name) + 1];
  after.hidden = next === undefined;
  if (next)
    after.replaceChildren('The next lesson: ', h('a', { href: `#lesson=${next}` }, table[next].title));
}

document.getElementById('lessons')!.append(...[...links.values()].map((link) => h('li', {}, link)));
element.addEventListener('gan-lesson-shown', ({ detail: { lesson, step } }) =>
  history.replaceState(null, '', `#lesson=${lesson}&step=${step}`),
);
element.addEventListener('gan-lesson-end', ({ detail }) => showNext(detail.lesson));
element.addEventListener('gan-lesson-task', ({ detail }) => detail.holds && keepSolved(detail.lesson));
window.addEventListener('hashchange', openAddress);
openAddress();
