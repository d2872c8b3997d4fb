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
  /** The browser has no room to save in, or does not allow it. */
  'quota',
  /** A message between page and worker broke the protocol. */
  'protocol',
  /** The session has been disposed, or opening it was cancelled. */
  'disposed',
  /** A mistake in Ganvil. */
  'bug',
] as const;

/** One of 'config', 'data', 'checkpoint', 'worker', 'integrity', 'quota', 'protocol', 'disposed' and 'bug'. */
export type SessionErrorCode = (typeof sessionErrorCodes)[number];

/** The one kind of error that a session throws. The message is one line: "where: expected X, got Y.", or a sentence. */
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
