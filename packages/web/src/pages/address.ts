// The address of the page holds the run that is shown: another run is another entry of the browser's history, more of the same is not.
import type { GanLab } from '../lab/element.ts';
import { writeLink } from '../lab/model/link.ts';

/** Writes the run of a lab into the address; `id` names a run that no link can hold. */
export function writeAddress({ recipe }: GanLab, id?: string): void {
  if (!recipe) return;
  const hasLink = recipe.imported === undefined && recipe.files === undefined;
  if (!hasLink && id === undefined) return;
  const hash = hasLink ? writeLink(recipe) : `#run=${id}`;
  if (hash === location.hash) return;
  const isSameRun = location.hash === '' || without(hash) === without(location.hash);
  try {
    history[isSameRun ? 'replaceState' : 'pushState'](null, '', hash);
  } catch {
    // A sandboxed frame, or too many changes at a time.
  }
}

/** An address without its actions. */
function without(hash: string): string {
  const fields = new URLSearchParams(hash.slice(1));
  fields.delete('acts');
  return fields.toString();
}
