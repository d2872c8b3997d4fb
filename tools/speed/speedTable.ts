// Measures all figures of docs/speed.md and the table of the README, and writes them between their markers. Needs a quiet
// machine and a quarter of an hour.
//
//   pnpm build && node tools/run.mjs speedTable [--rounds 7] [--figures]     --figures: the last table alone
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { root, row } from './commands.ts';
import { kernels } from './kernels.ts';
import { profiles } from './profiles.ts';
import { replay } from './replay.ts';
import { steps } from './steps.ts';
import { threads } from './threads.ts';

const [STEPS, FIGURES, END] = ['<!-- speed -->', '<!-- figures -->', '<!-- end of speed -->'];

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, figures: { type: 'boolean', default: false } },
});
const { rounds } = values;
const head = [row('measurement', 'result'), row('---', '---')];
const figures = [...head, ...kernels(rounds), ...replay(), ...threads()];
write('docs/speed.md', FIGURES, figures.join('\n'), END);
if (!values.figures) {
  const table = steps(rounds);
  write('docs/speed.md', STEPS, [table, profiles(rounds)].join('\n\n'), FIGURES);
  write('README.md', STEPS, table, END);
}

/** Puts a text between two markers of a file. */
function write(file: string, begin: string, text: string, end: string): void {
  const before = readFileSync(`${root}/${file}`, 'utf8');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`${file}: expected ${begin} and ${end}, got a file without them.`);
  writeFileSync(
    `${root}/${file}`,
    `${before.slice(0, from + begin.length)}\n\n${text}\n\n${before.slice(to)}`,
  );
}
