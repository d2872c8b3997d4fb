// Keyboard shortcuts of a lab: while it has the focus, and where its page asks for it, also while nothing has.

const USES_SPACE = 'button, summary, a[href], input, select, textarea, canvas[tabindex], [contenteditable]';
const TAKES_TEXT = [
  ...['input:not([type])', 'input[type=text]', 'input[type=number]', 'input[type=file]'],
  ...['select', 'textarea', '[contenteditable]'],
].join();

/** The action of a key, `event.key`; undefined if it has none. */
export type Keymap = (key: string) => (() => unknown) | undefined;

interface Entry {
  readonly host: HTMLElement;
  readonly keymap: Keymap;
}

const entries: Entry[] = []; // the labs of the page, the one used last at the end

/**
 * Handles keys of `host` until the function that it gives is called. While nothing has the focus, keys belong to the page; with
 * `everywhere` they belong to the lab that was used last, if it is in view.
 */
export function handleKeys(host: HTMLElement, keymap: Keymap, everywhere: () => boolean): () => void {
  const entry = { host, keymap };
  const used = () => entries.push(...entries.splice(entries.indexOf(entry), 1));
  const ended = new AbortController();
  const { signal } = ended;
  entries.unshift(entry);
  host.addEventListener('pointerdown', used, { signal });
  host.addEventListener('focusin', used, { signal });
  host.addEventListener('keydown', (event) => handleKey(event, keymap), { signal });
  const onPageKey = (event: KeyboardEvent) => {
    const unfocused = event.target === document.body || event.target === document.documentElement;
    if (unfocused && everywhere() && entries.at(-1) === entry && isInView(host)) handleKey(event, keymap);
  };
  document.addEventListener('keydown', onPageKey, { signal });
  return () => {
    ended.abort();
    entries.splice(entries.indexOf(entry), 1);
  };
}

function handleKey(event: KeyboardEvent, keymap: Keymap): void {
  const action = keymap(event.key);
  if (!action || event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey)
    return;
  const path = event.composedPath().filter((target) => target instanceof HTMLElement);
  if (path.some((target) => target.matches('dialog'))) return;
  if (path[0]?.matches(event.key === ' ' ? USES_SPACE : TAKES_TEXT)) return;
  event.preventDefault();
  void action();
}

/** Whether a part of an element is in the window. */
function isInView(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
