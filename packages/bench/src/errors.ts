/** Why something cannot be measured: it does not exist, is not what it should be, or does not run on this machine. */
export type BenchErrorKind = 'missing' | 'invalid' | 'unsupported';

/** A build, result file or peer that cannot be measured or compared. The message is one line. */
export class BenchError extends Error {
  override readonly name = 'BenchError';
  readonly kind: BenchErrorKind;
  constructor(kind: BenchErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
