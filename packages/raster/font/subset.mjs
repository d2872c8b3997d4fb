// Makes figures.ttf of Arimo, in a folder where these are installed: npm install @expo-google-fonts/arimo@0.4.3 subset-font@2.9.0
//   cd THAT_FOLDER && node /path/to/subset.mjs /path/to/figures.ttf
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Latin with its extensions, Greek, Cyrillic, Vietnamese, punctuation, indices, arrows, mathematics, shapes. */
const RANGES =
  '20-7e a0-17f 18f 192 218-21b 2c6-2dd 370-3ff 400-45f 490-491 1ea0-1ef9 2010-2044 2070-209f 20ac 2116 2122 2190-2195 2200-22ff 25a0-25ff';

const characters = RANGES.split(' ').flatMap((range) => {
  const [first, last = first] = range.split('-').map((code) => Number.parseInt(code, 16));
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
});
const here = createRequire(join(process.cwd(), 'index.js'));
const subsetFont = here('subset-font');
const whole = readFileSync(here.resolve('@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf'));
const names = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]; // copyright, names, trademark and licence
const font = await subsetFont(whole, characters.join(''), {
  targetFormat: 'truetype',
  preserveNameIds: names,
});
writeFileSync(process.argv[2], font);
console.log(`${process.argv[2]}: ${font.length} bytes`);
