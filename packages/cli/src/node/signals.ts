import { url } from 'node:inspector';
import { constants } from 'node:os';
import { say } from '../terminal/output.ts';
import { EXIT } from './exit.ts';
import { hasNohup } from './nohup.ts';
import { requestStop } from './stopRequested.ts';

/** Signals that ask a process to end: of people, of the system, of terminals that go away, of batch systems. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGXCPU'] as const;

/** A wish to stop, by a signal or a budget. */
export interface Interruption {
  /** For `train`: read after each step. */
  readonly signal: { readonly aborted: boolean };
  /** The first signal that came. */
  name(): string | undefined;
  /** Stops as a signal would. */
  stop(): void;
  /** What the first signal does from here on; before, it ends the process. */
  react(to: (name: string) => void): void;
}

/**
 * From here on the first signal asks for a stop, and a second SIGINT leaves at once. Handlers are needed even where a
 * signal would end the process by itself: process 1 of a container has no such default. SIGHUP means nothing under nohup.
 */
export function handleSignals(react: (name: string) => void = exitBeforeTraining): Interruption {
  const signal = { aborted: false };
  let first: string | undefined;
  const handler = (name: string): void => {
    if (first !== undefined && name === 'SIGINT') process.exit(EXIT.killed);
    if (first !== undefined) return;
    first = name;
    signal.aborted = true;
    requestStop();
    react(name);
  };
  for (const name of SIGNALS) process.on(name, name === 'SIGHUP' && hasNohup() ? () => {} : handler);
  process.removeListener('SIGUSR1', exitOnUsr1);
  return {
    signal,
    name: () => first,
    stop: () => {
      signal.aborted = true;
    },
    react: (to) => {
      react = to;
    },
  };
}

/** Before the first step there is nothing to save. */
function exitBeforeTraining(name: string): never {
  say(
    `ganvil: interrupted by ${name} before training began; nothing was lost. Start the same command again.`,
  );
  process.exit(EXIT.interrupted);
}

/**
 * Node opens its debugger to every user of the machine at SIGUSR1, unless somebody listens: where nothing is to be saved, it
 * ends. So it does where the signal came first, while this program was being read.
 */
export function refuseDebugger(): void {
  process.on('SIGUSR1', exitOnUsr1);
  if (debuggerWasOpened()) exitOnUsr1();
  setImmediate(() => debuggerWasOpened() && exitOnUsr1()).unref(); // the debugger opens a moment after its signal
}

function debuggerWasOpened(): boolean {
  const asked = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].some((text) => /--inspect/.test(text));
  return !asked && url() !== undefined;
}

function exitOnUsr1(): never {
  process.exit(128 + constants.signals.SIGUSR1);
}
