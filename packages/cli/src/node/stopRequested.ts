const hurry = new AbortController();

/** Aborted once the process has been asked to end: long waits end then. */
export const stopRequested: AbortSignal = hurry.signal;

/** Ends long waits. */
export const requestStop = (): void => hurry.abort();
