import type { Random } from '@ganvil/kernels-as';
import { drawNote, NOTE, NOTE_NUMBERS, PARTS, type Part, VALUES } from './banknote.ts';
import { drawnSet } from './drawnSet.ts';
import { finish } from './raster.ts';
import type { Dataset, EmbeddedSet } from './types.ts';

/** Drawn banknotes, 32 x 64 RGB; the class is the denomination. The same notes without one part tell which parts D looks at. */
export const banknotes: EmbeddedSet = {
  help: 'procedurally drawn banknotes with frame, portrait, numeral and seal, 32x64 RGB; the class is the denomination',
  open: (random) => ({
    ...notes('banknotes', random, undefined),
    without: Object.fromEntries(
      PARTS.map((part) => [part, notes(`banknotes without ${part}`, random, part)]),
    ),
  }),
};

/** Notes that all lack the same part, or none; note i is the same one but for that. */
function notes(name: string, random: Random, missing: Part): Dataset {
  return drawnSet(
    {
      name,
      shape: [...NOTE, 3],
      classNames: VALUES.map(([value]) => value),
      version: 1,
      numbers: NOTE_NUMBERS,
      draw(u, out) {
        const value = drawNote(u, out, missing);
        finish(out);
        return value;
      },
    },
    random,
  );
}
