import { EXIT } from './exit.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A wish to stop, by a signal or a budget. */
export interface Interruption {
  /** For `train`: read after each step. */
  readonly signal: { readonly aborted: boolean };
  /** The first signal that came. */
  name(): string | undefined;
  /** Stops as a signal would. */
  stop(): void;
  dispose(): void;
}

/** From here on the first signal asks for a stop, and a second SIGINT leaves at once. */
export function watchSignals(onFirst: (name: string) => void): Interruption {
  const signal = { aborted: false };
  let first: string | undefined;
  const handler = (name: string): void => {
    if (first !== undefined && name === 'SIGINT') process.exit(EXIT.killed);
    if (first !== undefined) return;
    first = name;
    signal.aborted = true;
    onFirst(name);
  };
  for (const name of SIGNALS) process.on(name, handler);
  return {
    signal,
    name: () => first,
    stop: () => {
      signal.aborted = true;
    },
    dispose: () => {
      for (const name of SIGNALS) process.removeListener(name, handler);
    },
  };
}
