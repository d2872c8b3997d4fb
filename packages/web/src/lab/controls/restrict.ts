/** Whether an attribute of an element names a control. */
const names = (host: Element, attribute: string, name: string): boolean =>
  (host.getAttribute(attribute) ?? '').split(/[\s,]+/).includes(name);

/** Whether a control is hidden or locked by the attributes `hide` and `lock`. */
export const isRestricted = (host: Element, name: string): boolean =>
  names(host, 'hide', name) || names(host, 'lock', name);

/** Hides and locks controls as the attributes `hide` and `lock` say; all of them are hidden where `bare`. */
export function restrict(host: Element, parts: Readonly<Record<string, HTMLElement>>, bare = false): void {
  for (const [name, part] of Object.entries(parts)) {
    part.classList.toggle('bare', bare || names(host, 'hide', name));
    part.inert = names(host, 'lock', name);
  }
}
