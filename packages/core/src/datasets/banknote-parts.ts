import { drawNote, NOTE, NOTE_NUMBERS, PARTS } from './banknote.ts';
import { drawnSet } from './drawnSet.ts';
import { finish } from './raster.ts';
import type { EmbeddedSet } from './types.ts';

/** Banknotes of which four in five lack one part; the class says which. */
export const banknoteParts: EmbeddedSet = {
  help: 'banknotes, four in five of which lack a part; the class is the missing part',
  open: (random) =>
    drawnSet(
      {
        name: 'banknote-parts',
        shape: [...NOTE, 3],
        classNames: ['complete', ...PARTS.map((part) => `without ${part}`)],
        version: 1,
        numbers: NOTE_NUMBERS + 1,
        draw(u, out) {
          const label = Math.floor(u[NOTE_NUMBERS] * (PARTS.length + 1));
          drawNote(u, out, label === 0 ? undefined : PARTS[label - 1]);
          finish(out);
          return label;
        },
      },
      random,
    ),
};
