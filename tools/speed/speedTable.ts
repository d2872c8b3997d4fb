// Measures everything that the README says of speed, and writes it there between its markers. For a quiet machine; takes
// a quarter of an hour.
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
const figures = [row('measured', 'is'), row('---', '---'), ...kernels(rounds), ...replay(), ...threads()];
write(FIGURES, figures.join('\n'), END);
if (!values.figures) write(STEPS, [steps(rounds), profiles(rounds)].join('\n\n'), FIGURES);

/** Puts a text between two marks of the README. */
function write(begin: string, text: string, end: string): void {
  const readme = readFileSync(`${root}/README.md`, 'utf8');
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md: expected ${begin} and ${end}, found them not.`);
  writeFileSync(
    `${root}/README.md`,
    `${readme.slice(0, from + begin.length)}\n\n${text}\n\n${readme.slice(to)}`,
  );
}
