// Keys of the lab: while it has the focus, and where its page wants that, also while nothing has.

const USES_SPACE = 'button, summary, a[href], input, select, textarea, canvas[tabindex], [contenteditable]'; // have a use for Space
const TAKES_TEXT = 'input:not([type]), input[type=text], input[type=number], input[type=file], select, textarea, [contenteditable]'; // biome-ignore format: a list

export type Keys = Readonly<Record<string, () => unknown>>;

const labs: { readonly host: HTMLElement; readonly keys: Keys }[] = []; // the one that was used last at the end

/**
 * Obeys keys while `host` is there: `keys` are deeds by `event.key`. Without focus the page's keys are the page's own, unless
 * `everywhere`: then they are those of the lab that was used last, if it is in sight. Gives a function that ends it.
 */
export function handleKeys(host: HTMLElement, keys: Keys, everywhere: () => boolean): () => void {
  const entry = { host, keys };
  const used = () => labs.push(...labs.splice(labs.indexOf(entry), 1));
  const ended = new AbortController();
  labs.unshift(entry);
  host.addEventListener('pointerdown', used, { signal: ended.signal });
  host.addEventListener('focusin', used, { signal: ended.signal });
  host.addEventListener('keydown', (event) => handleKey(event, keys), { signal: ended.signal });
  document.addEventListener(
    'keydown',
    (event) => {
      const nowhere = event.target === document.body || event.target === document.documentElement;
      if (nowhere && everywhere() && labs.at(-1) === entry && isInView(host)) handleKey(event, keys);
    },
    { signal: ended.signal },
  );
  return () => {
    ended.abort();
    labs.splice(labs.indexOf(entry), 1);
  };
}

function handleKey(event: KeyboardEvent, keys: Keys): void {
  const deed = keys[event.key];
  if (!deed || event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey)
    return;
  const path = event.composedPath().filter((place) => place instanceof HTMLElement);
  if (path.some((place) => place.matches('dialog'))) return;
  if (path[0]?.matches(event.key === ' ' ? USES_SPACE : TAKES_TEXT)) return;
  event.preventDefault();
  void deed();
}

/** Whether some of an element is in the window. */
function isInView(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
