import { url } from 'node:inspector';
import { constants } from 'node:os';
import { say } from '../terminal/output.ts';
import { EXIT } from './exit.ts';
import { hasNohup } from './nohup.ts';
import { requestStop } from './stopRequested.ts';

/** Signals that ask a process to stop: from users, the system, closed terminals, batch systems. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGXCPU'] as const;

/** A request to stop, by a signal or a budget. */
export interface Interruption {
  /** For `train`: read after each step. */
  readonly signal: { readonly aborted: boolean };
  /** Name of the first signal. */
  name(): string | undefined;
  /** Stops as a signal of this name would; without a name, as a budget does. */
  stop(name?: string): void;
  /** Sets what the first signal does from now on; before, it exits the process. */
  react(to: (name: string) => void): void;
}

/**
 * From now on the first signal requests a stop, and a second SIGINT exits at once. Handlers are needed even for signals that
 * end a process by default: process 1 of a container has no such default. SIGHUP is ignored under nohup.
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
  process.once('disconnect', () => handler('the end of ganvil compare')); // which started this process
  return {
    signal,
    name: () => first,
    stop(name) {
      first ??= name;
      signal.aborted = true;
    },
    react: (to) => {
      react = to;
    },
  };
}

/** Exits: before the first step there is nothing to save. */
function exitBeforeTraining(name: string): never {
  say(
    `ganvil: interrupted by ${name} before training started; nothing was lost. Run the same command again.`,
  );
  process.exit(EXIT.interrupted);
}

/** How often, in ms, and how many times a debugger is looked for whose signal arrived before there was a handler. */
const [DEBUGGER_CHECK_EVERY, DEBUGGER_CHECKS] = [20, 100];

/**
 * On SIGUSR1 Node opens its debugger to every user of the machine, unless there is a handler. This one exits, until a command
 * has state to save; also if the signal arrived before, while Node was loading this program: the debugger opens later than its signal.
 */
export function refuseDebugger(): void {
  process.on('SIGUSR1', exitOnUsr1);
  let left = DEBUGGER_CHECKS;
  const check = (): void => {
    if (debuggerWasOpened()) exitOnUsr1();
    if (--left === 0) clearInterval(timer);
  };
  const timer = setInterval(check, DEBUGGER_CHECK_EVERY).unref();
  check();
}

function debuggerWasOpened(): boolean {
  const asked = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].some((text) => /--inspect/.test(text));
  return !asked && url() !== undefined;
}

function exitOnUsr1(): never {
  process.exit(128 + constants.signals.SIGUSR1);
}
