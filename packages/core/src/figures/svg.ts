// SVG text with the same bytes everywhere: numbers by our own rule, no fonts measured, every colour written out.

/** Colours of figures, for paper. */
export const INK = {
  text: '#222222',
  soft: '#777777',
  line: '#bbbbbb',
  data: '#111111',
  g: '#0a7d32',
  d: '#1f4fd8',
};

/** A number with at most two decimals, and no minus before 0. */
export function num(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? '0' : String(rounded);
}

/** Attributes of an element. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** An element. */
export function el(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? num(value) : escaped(value!)}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** A point. */
export type Point = readonly [x: number, y: number];

/** How a line is drawn. */
export interface Stroke {
  readonly colour: string;
  readonly width?: number;
  readonly dash?: string;
  readonly fill?: string;
}

/** A line through points; points that are not finite interrupt it. */
export function line(points: readonly Point[], { colour, width = 1.5, dash, fill = 'none' }: Stroke): string {
  let open = false;
  const parts = points.flatMap(([x, y]) => {
    const finite = Number.isFinite(x) && Number.isFinite(y);
    const part = finite ? [`${open ? 'L' : 'M'}${num(x)} ${num(y)}`] : [];
    open = finite;
    return part;
  });
  return el('path', {
    d: parts.join(''),
    fill,
    stroke: colour,
    'stroke-width': width,
    'stroke-dasharray': dash,
    'stroke-linejoin': 'round',
  });
}

/** A straight line from one point to another. */
export const segment = (from: Point, to: Point, stroke: Stroke): string => line([from, to], stroke);

/** Text at a point. */
export function text(
  [x, y]: Point,
  content: string,
  {
    anchor = 'start',
    size = 11,
    colour = INK.text,
  }: { anchor?: 'start' | 'middle' | 'end'; size?: number; colour?: string } = {},
): string {
  return el('text', { x, y, 'text-anchor': anchor, 'font-size': size, fill: colour }, escaped(content));
}

/** A whole figure with a title for readers. */
export function svg(width: number, height: number, title: string, ...content: readonly string[]): string {
  const root = el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${num(width)} ${num(height)}`,
      'font-family': 'Helvetica, Arial, sans-serif',
      role: 'img',
    },
    ...[el('title', {}, escaped(title)), el('rect', { width, height, fill: '#ffffff' }), ...content].map(
      (part) => `\n${part}`,
    ),
    '\n',
  );
  return `${root}\n`;
}

/** Numbers for an axis: 1, 2 or 5 times a power of ten apart, about `wanted` of them from `low` to `high`. */
export function ticks(low: number, high: number, wanted = 5): number[] {
  const rough = (high - low) / wanted;
  if (!(rough > 0) || !Number.isFinite(rough)) return [low];
  let unit = 1;
  while (unit * 10 <= rough) unit *= 10;
  while (unit > rough) unit /= 10;
  const step = unit * (rough / unit >= 5 ? 5 : rough / unit >= 2 ? 2 : 1);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/** A tick as text: few digits, a typographic minus. */
export const tickText = (value: number): string => {
  const rounded = Math.round(value * 1e6) / 1e6;
  return (rounded === 0 ? '0' : String(rounded)).replace('-', '−');
};
