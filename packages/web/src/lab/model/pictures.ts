import type { Picture } from './labState.ts';

const MAX_PICTURES = 120;
const MIN_SPACING = 60; // pictures are at least a sixtieth of all iterations apart

/** The pictures with a current one, and such earlier ones as show the growth evenly. */
export function addPicture(pictures: readonly Picture[], picture: Picture): Picture[] {
  const [before, last] = [pictures.at(-2), pictures.at(-1)];
  const now = picture.iteration;
  const close =
    last && (last.iteration >= now || last.iteration - (before?.iteration ?? -1) < now / MIN_SPACING);
  const all = [...(close && pictures.length > 1 ? pictures.slice(0, -1) : pictures), picture];
  const kept = all.filter(({ iteration }, i) => iteration < now || i === all.length - 1);
  return kept.length > MAX_PICTURES ? kept.filter((_, i) => i % 2 === 0 || i === kept.length - 1) : kept;
}
