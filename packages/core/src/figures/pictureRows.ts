import { encodePng } from '../encode/png.ts';
import type { Image } from '../pictures/image.ts';
import { base64 } from './base64.ts';
import { el, svg, text } from './svg.ts';

/** A picture with a line of text above it. */
export interface PictureRow {
  readonly caption: string;
  readonly image: Image;
}

const GAP = 30;

const [WIDTH, MOST] = [640, 4];

const scaleOf = ({ image }: PictureRow): number =>
  Math.min(MOST, Math.max(1, Math.floor(WIDTH / image.width)));

/** A figure of pictures, one below another, each enlarged up to four times as far as there is room. */
export function pictureRows(title: string, rows: readonly PictureRow[]): string {
  let y = 8;
  const drawn = rows.flatMap((row) => {
    const { caption, image } = row;
    const scale = scaleOf(row);
    const top = y + 18;
    const size = { width: image.width * scale, height: image.height * scale };
    y = top + size.height + GAP / 2;
    const href = `data:image/png;base64,${base64(encodePng(image))}`;
    return [
      text([8, top - 6], caption),
      el('image', { x: 8, y: top, ...size, href, style: 'image-rendering:pixelated' }),
    ];
  });
  const widest = rows.reduce((most, row) => Math.max(most, row.image.width * scaleOf(row)), 0);
  return svg(Math.max(widest, 420) + 16, y, title, ...drawn);
}
