/** What went wrong, for programs. */
export const sessionErrorCodes = [
  /** A setting that cannot be used. */
  'config',
  /** Data, latents or samples that cannot be used. */
  'data',
  /** A checkpoint that is damaged, or of another run. */
  'checkpoint',
  /** The worker or one of its files could not be started, or died. */
  'worker',
  /** A file is not the one that this build was made with. */
  'integrity',
  /** The browser has no room to save in, or allows none. */
  'quota',
  /** A message between page and worker was not as agreed. */
  'protocol',
  /** The session has been disposed of. */
  'disposed',
  /** A mistake of ours. */
  'bug',
] as const;

export type SessionErrorCode = (typeof sessionErrorCodes)[number];

/** The one kind of error that a session throws; the message is one line: "where: expected what, got value." */
export class SessionError extends Error {
  override readonly name = 'SessionError';

  constructor(
    readonly code: SessionErrorCode,
    message: string,
    /** The worker's stack, for a bug. */
    override readonly cause?: string,
  ) {
    super(message);
  }
}
