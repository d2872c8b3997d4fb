// Damaged pictures of every format and random JPEG files, for a given time: each must be decoded or rejected with one line, in
// bounded time, and a JPEG must decode to the values of jpeg-js. Faults are printed with what reproduces them.
//
//   node tools/run.mjs decodeFuzz [--minutes 60] [--round 1000] [--grep REGEX]
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { decodeImage } from '../../packages/core/src/decode/decodeImage.ts';
import { DataError } from '../../packages/core/src/errors.ts';
import { samples } from '../../packages/core/test/decode/samples.ts';
import { mutate } from '../../packages/core/test/hostile/mutate.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    round: { type: 'string', default: '1000' },
    grep: { type: 'string', default: '' },
  },
});
/** Maximum of milliseconds for a picture of a few bytes, on a busy machine. */
const MAX_MS = 5000;
// Core's, from where the bundle lies: tools/node_modules/.cache/ganvil.
const { encode, decode } = createRequire(new URL('../../../../packages/core/', import.meta.url))('jpeg-js');
const end = performance.now() + Number(values.minutes) * 60_000;
const kinds = Object.entries(samples).filter(([name]) => new RegExp(values.grep).test(name));
let [cases, refused, faults] = [0, 0, 0];

function report(what: string, round: number, detail: unknown): void {
  faults++;
  console.log(`${what}, round ${round}: ${detail instanceof Error ? detail.stack : detail}`);
}

async function damage(name: string, bytes: Uint8Array, round: number): Promise<void> {
  const begin = performance.now();
  try {
    await decodeImage(mutate(mutate(bytes, round), round >> 1), 'a', { side: round % 2 === 0 ? 0 : 64 });
  } catch (error) {
    refused++;
    const right = error instanceof DataError && /^[^\n\r]{1,400}\.$/.test(error.message);
    if (!right) report(name, round, error);
  }
  const took = performance.now() - begin;
  if (took > MAX_MS) report(name, round, `${took.toFixed(0)} ms`);
}

/** A random JPEG file, sizes and quality by round. */
async function compare(round: number): Promise<void> {
  const [width, height] = [1 + ((round * 7) % 97), 1 + ((round * 11) % 89)];
  const data = Uint8Array.from(
    { length: width * height * 4 },
    (_, i) => ((Math.imul(i + round, 2654435761) >>> 24) >> (round % 6)) + ((i * (round % 9)) >> 3),
  );
  const file = new Uint8Array(encode({ width, height, data }, 1 + ((round * 13) % 100)).data);
  const ours = await decodeImage(file, 'a', { side: 0 });
  const { data: theirs } = decode(file, { useTArray: true, formatAsRGBA: false });
  if (ours.data.some((value, i) => value !== theirs[i]))
    report('jpeg-js', round, `${width} x ${height} differs`);
}

for (let round = Number(values.round); performance.now() < end; round++) {
  for (const [name, { file }] of kinds)
    await damage(name, new Uint8Array(Buffer.from(file, 'base64')), round);
  await compare(round);
  cases += kinds.length + 1;
}
console.log(`${cases} files, ${refused} refused, ${faults} faults`);
process.exitCode = faults > 0 ? 1 : 0;
