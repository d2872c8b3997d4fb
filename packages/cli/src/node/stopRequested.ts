const controller = new AbortController();

/** Aborted once the process has been asked to stop; long waits end then. */
export const stopRequested: AbortSignal = controller.signal;

/** Ends long waits. */
export const requestStop = (): void => controller.abort();
