// Measures everything that the README says of speed, and writes it there between its markers. For a quiet machine; takes
// some ten minutes.
//
//   pnpm build && node tools/run.mjs speedTable [--rounds 7]
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { kernels } from './speed/kernels.ts';
import { profiles } from './speed/profiles.ts';
import { replay } from './speed/replay.ts';
import { root, row } from './speed/run.ts';
import { steps } from './speed/steps.ts';
import { threads } from './speed/threads.ts';

const [BEGIN, END] = ['<!-- speed -->', '<!-- end of speed -->'];

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
const { rounds } = values;
const figures = [row('measured', 'is'), row('---', '---'), ...kernels(rounds), ...replay(), ...threads()];
const text = [steps(rounds), profiles(rounds), figures.join('\n')].join('\n\n');
const readme = readFileSync(`${root}/README.md`, 'utf8');
const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)];
if (from < 0 || to < from) throw new Error(`README.md: expected ${BEGIN} and ${END}, found them not.`);
writeFileSync(
  `${root}/README.md`,
  `${readme.slice(0, from + BEGIN.length)}\n\n${text}\n\n${readme.slice(to)}`,
);
