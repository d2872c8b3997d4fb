import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConfigInput } from '@ganvil/core';
import { settingsOf } from './cases.ts';
import { commandOf, type EngineName, engineOf } from './engines.ts';
import type { CaseRunner, Outcome, Trial } from './trial.ts';

const CONFIG = 78; // exit code: the engine has no fused multiply-add

/** Runs cases with the built command `ganvil` in an engine, each in a separate process. */
export function commandRunner(engine: EngineName, ganvil: string): CaseRunner {
  const command = commandOf(engine);
  const { stdout } = spawnSync(command[0], [...command.slice(1), '--version'], { encoding: 'utf8' });
  return {
    version: stdout.trim().replace(/^v/, ''),
    run: (trial) => train([...command, ganvil], trial, engineOf(engine)?.settings),
    close: async () => {},
  };
}

async function train(
  command: string[],
  { name, numerics, threads, execution, steps }: Trial,
  settings: ConfigInput = {},
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'ganvil-identity-'));
  try {
    const [file, run] = [join(folder, 'case.json'), join(folder, 'run')];
    writeFileSync(
      file,
      JSON.stringify({ ...settingsOf(name, steps), numerics, threads, execution, wide: false, ...settings }),
    );
    const begun = performance.now();
    const { code, stderr } = await ended([...command, 'train', file, '--out', run, '--json', '--quiet']);
    const seconds = (performance.now() - begun) / 1000;
    if (code === CONFIG && numerics === 'fma') return { digests: {}, lacks: 'fused multiply-add', seconds };
    if (/continuing with 128-bit vectors/.test(stderr)) return { digests: {}, lacks: stderr.trim(), seconds };
    if (code !== 0) throw new Error(`${name}: expected a training, got exit code ${code}: ${stderr}`);
    return { digests: digestsIn(join(run, 'events.jsonl')), seconds };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function ended([file, ...args]: string[]): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.on('close', (code) => resolve({ code, stderr })).on('error', reject);
  });
}

function digestsIn(log: string): Record<string, string> {
  const events = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return Object.fromEntries(
    events.filter(({ type }) => type === 'checkpoint').map(({ step, digest }) => [step, digest]),
  );
}
