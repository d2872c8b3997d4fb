// HTML text: what stands in it is escaped here and nowhere else.

/** Text that is HTML already. */
export interface Html {
  readonly html: string;
}

/** What may stand in an element: text is escaped. */
export type Content = Html | string | number | readonly Content[];

/** Text as it may stand between tags and in quoted attributes. */
export const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** HTML as it is: of our own figures. */
export const raw = (html: string): Html => ({ html });

/** The HTML of a content. */
export function htmlOf(content: Content): string {
  if (typeof content === 'string' || typeof content === 'number') return escaped(String(content));
  return 'html' in content ? content.html : content.map(htmlOf).join('');
}

/** An element. */
export function tag(name: string, attributes: Readonly<Record<string, string>>, ...content: Content[]): Html {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const start = `<${name}${written.join('')}>`;
  return raw(name === 'img' ? start : `${start}${htmlOf(content)}</${name}>`);
}

/** A table with a heading row; the first cell of a row is its heading. Wide ones scroll. */
export function table(head: readonly Content[], rows: readonly (readonly Content[])[]): Html {
  const heading = head.map((cell) => tag('th', { scope: 'col' }, cell));
  const body = rows.map(([first, ...rest]) =>
    tag('tr', {}, tag('th', { scope: 'row' }, first), ...rest.map((cell) => tag('td', {}, cell))),
  );
  const whole = tag('table', {}, tag('thead', {}, tag('tr', {}, ...heading)), tag('tbody', {}, ...body));
  return tag('div', { class: 'scroll' }, whole);
}

/** A section with a heading. */
export const section = (title: string, ...content: Content[]): Html =>
  tag('section', {}, tag('h2', {}, title), ...content);

/** A figure with a caption, if that is not empty. `kind` is `chart` for lines on white, which the dark scheme inverts, or `picture`. */
export function figure(kind: 'chart' | 'picture', caption: string, ...content: Content[]): Html {
  const below = caption === '' ? [] : [tag('figcaption', {}, caption)];
  return tag('figure', { class: kind }, ...content, ...below);
}

/** Figures beside each other, as many as there is room for. */
export const figureGrid = (kind: 'charts' | 'pictures', figures: readonly Html[]): Html =>
  tag('div', { class: `figures ${kind}` }, ...figures);

/** A PNG within the page. */
export function image(png: Uint8Array, alt: string): Html {
  const src = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  return tag('img', { src, alt });
}

/** Commands, a line each, to be copied. */
export const commandList = (lines: readonly string[]): Html =>
  tag('pre', {}, tag('code', {}, lines.join('\n')));
