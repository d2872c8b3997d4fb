import { spawn } from 'node:child_process';

/** Signals that ask a process to stop. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGXCPU'] as const;

/** The exit code where the program was killed: the job resumes from a checkpoint. */
const INTERRUPTED = 75;

/**
 * Runs a command as a rank, under `program`, and gives its exit code. The batch system watches this process, which computes nothing, so that a rank
 * that is killed does not end the job before the others have saved it. Signals ask the rank to stop, which then asks all others.
 */
export async function superviseRank(program: string, command: readonly string[]): Promise<number> {
  const child = spawn(program, [...command], { stdio: 'inherit' });
  const pass = (): void => void child.kill('SIGTERM');
  for (const name of SIGNALS) process.on(name, pass);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? INTERRUPTED));
    });
  } finally {
    for (const name of SIGNALS) process.removeListener(name, pass);
  }
}
