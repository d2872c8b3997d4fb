import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { builtCommand } from './builtCommand.ts';

/** How a command ended; `code` is null where a signal ended it. */
export interface End {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
interface Started {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly ended: Promise<End>;
}

/** Where a command runs. */
interface Surroundings {
  /** A line of bash that runs the command in "$@". */
  readonly shell?: string;
  /** Variables beside those of this process. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts the built command with this Node. */
export function startCommand(args: readonly string[], { shell, env }: Surroundings = {}): Started {
  const words = [process.execPath, builtCommand, ...args];
  const [program, ...rest] = shell === undefined ? words : ['bash', '-c', shell, 'bash', ...words];
  const child = spawn(program, rest, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const ended = new Promise<End>((resolve, reject) => {
    child.on('close', (code) => resolve({ code, stdout, stderr })).on('error', reject);
  });
  return { child, ended };
}
