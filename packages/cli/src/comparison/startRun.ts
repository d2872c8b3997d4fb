import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { EXIT } from '../node/exit.ts';

/** What a run says of itself while it trains. */
export interface Heard {
  /** Steps done. */
  readonly step?: number;
  /** A line for people. */
  readonly message?: string;
}

/** A run in a process of its own. */
export interface StartedRun {
  /** Asks it to save its state and to end. */
  stop(): void;
  /** Its exit code and its last line for people. */
  readonly ended: Promise<{ readonly code: number; readonly message: string }>;
}

/**
 * Starts a command of this very program in a process of its own, in a process group of its own: Ctrl-C of a terminal reaches the parent
 * alone, which passes it on once. A child whose parent was killed notices that its channel is closed, saves its state and ends.
 */
export function startRun(command: readonly string[], hear: (heard: Heard) => void): StartedRun {
  const words = [...process.execArgv, process.argv[1], ...command, '--json', '--progress', 'json'];
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    detached: true,
  });
  let last = '';
  createInterface({ input: child.stderr! }).on('line', (line) => {
    const heard = heardIn(line);
    if (heard.message !== undefined) last = heard.message;
    hear(heard);
  });
  const ended = new Promise<{ code: number; message: string }>((resolve) => {
    child.once('error', ({ message }) => resolve({ code: EXIT.io, message }));
    child.once('close', (code, signal) =>
      resolve({ code: code ?? EXIT.killed, message: signal ? `killed by ${signal}` : last }),
    );
  });
  return { stop: () => void child.kill('SIGTERM'), ended };
}

function heardIn(line: string): Heard {
  if (!line.startsWith('{')) return { message: line };
  try {
    const { step, message } = JSON.parse(line);
    return {
      ...(typeof step === 'number' ? { step } : {}),
      ...(typeof message === 'string' ? { message } : {}),
    };
  } catch {
    return { message: line };
  }
}
