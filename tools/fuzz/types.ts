/** A reader of bytes. */
export interface Target {
  /** Inputs that it accepts; of one that needs a folder, made there. */
  seeds(folder: string): readonly Uint8Array[] | Promise<readonly Uint8Array[]>;
  /** Reads an input. What it throws must be a refusal. */
  read(bytes: Uint8Array, folder: string): unknown;
  /** Puts checksums right, so that what comes behind them is reached, too. */
  mend?(bytes: Uint8Array): Uint8Array;
}
