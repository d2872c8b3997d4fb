// Writes goldens.ts and entryGoldens.ts of packages/core/src/verify, the reference digests of `ganvil verify`. Existing digests may only change together
// with abiVersion of kernels-as.
//
//   pnpm build && node tools/run.mjs goldens             writes, unless a digest changed and the ABI version did not
//   … goldens --rewrite                                  writes in any case, for a change of what the digest covers
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Found, Goldens, Verdict } from '@ganvil/core';
import { abiVersion } from '@ganvil/kernels-as';
import { goldens } from '../../packages/core/src/verify/goldens.ts';
import { commandOf } from './engines.ts';

const root = dirname(dirname(process.argv[1])); // of tools/run.mjs
const folder = join(root, 'packages/core/src/verify');
/** Digits of an entry's golden digests: enough to tell them apart, few for the page. */
const DIGITS = 12;

/** The digests on an engine with fused multiply-adds. */
function found(): Verdict[] {
  const [engine, ...args] = [
    ...commandOf('Node 24'),
    join(root, 'packages/cli/dist/ganvil.js'),
    'verify',
    '--json',
  ];
  const { stdout, stderr } = spawnSync(engine, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (stdout === '') throw new Error(`verify: expected a result, got: ${stderr}`);
  return JSON.parse(stdout).rows;
}

const rows = found();
const skipped = rows.filter(({ found }) => found === undefined);
if (skipped.length > 0) throw new Error(`verify: expected fused multiply-adds here, got: ${skipped[0].why}.`);
const changed = rows.filter(({ outcome, expected }) => outcome === 'different' && expected !== undefined);
for (const { preset, entry, numerics } of changed)
  console.log(`${preset ?? entry}, ${numerics}: other digests than before`);
if (changed.length > 0 && goldens.abi === abiVersion && !process.argv.includes('--rewrite')) {
  console.error(
    `goldens: expected the digests of ABI ${abiVersion}; if the change is intended, raise abiVersion first.`,
  );
  process.exit(1);
}

const [ofPresets, ofEntries]: Goldens[] = [{}, {}];
for (const { preset, entry, numerics, found } of rows) {
  if (preset) ofPresets[preset] = { ...ofPresets[preset], [numerics]: found };
  if (entry) ofEntries[entry] = { ...ofEntries[entry], [numerics]: short(found!) };
}
write('goldens.ts', ofPresets);
write('entryGoldens.ts', ofEntries);
console.log(`${folder}: ${rows.length} digests of ABI ${abiVersion}, ${changed.length} of them changed`);

function short({ state, shown }: Found): Found {
  return { state: state.slice(0, DIGITS), shown: shown.slice(0, DIGITS) };
}

function write(name: string, digests: Goldens): void {
  const file = join(folder, name);
  const before = readFileSync(file, 'utf8');
  const head = before.slice(0, before.indexOf(' = {'));
  writeFileSync(file, `${head} = ${JSON.stringify({ abi: abiVersion, digests }, null, 2)};\n`);
  spawnSync('npx', ['biome', 'check', '--write', file], { cwd: root, stdio: 'inherit' });
}
