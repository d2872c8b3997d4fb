import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StepsFile } from '@ganvil/bench';
import { commandOf } from '../identity/engines.ts';
import { ganvil, printed, row } from './commands.ts';

const PROFILES = { strict: [], fma: ['--numerics', 'fma'], wide: ['--wide'] };

/** Training steps in every profile on Node 24, compared with PyTorch on one core. */
export function profiles(rounds: string): string {
  const engine = commandOf('Node 24');
  const files = Object.values(PROFILES).map((args) => measured(engine, rounds, args));
  const lines = files[0].results.map(({ model }, i) =>
    row(
      `\`${model}\``,
      ...files.map(({ results }) => {
        const [own, torch] = results[i].peers;
        const ratio = torch.ratio ? `, ${torch.ratio.median.toFixed(2)} × PyTorch` : '';
        return `${(1000 * own.seconds!).toPrecision(3)} ms${ratio}`;
      }),
    ),
  );
  const names = Object.keys(PROFILES).map((name) => `\`${name}\``);
  const head = [row('step of', ...names), row('---', ...names.map(() => '---'))];
  return [
    `On Node ${files[0].machine.node}, and the speed relative to PyTorch; \`wide\` is bit-identical to \`strict\`:`,
    '',
    ...head,
    ...lines,
  ].join('\n');
}

function measured(engine: readonly string[], rounds: string, args: readonly string[]): StepsFile {
  const folder = mkdtempSync(join(tmpdir(), 'ganvil-speed-'));
  const file = join(folder, 'steps.json');
  printed(
    ganvil(engine, 'bench', 'steps', '--peers', 'replay,torch', '--rounds', rounds, '--json', file, ...args),
  );
  const result: StepsFile = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });
  return result;
}
