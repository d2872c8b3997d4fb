// Rows of core's tables as the build copies them for the page (tables.mjs): plain data, without core.
/** Equal, round Gaussian peaks: what is known of a set of which the density is known. */
export interface Peaks {
  readonly centers: readonly (readonly number[])[];
  readonly sd: number;
}

export interface SettingRow {
  readonly kind: 'choice' | 'integer' | 'number' | 'size' | 'switch' | 'text' | 'toggle';
  readonly initial: string | number | boolean;
  readonly group: 'data' | 'model' | 'training' | 'run';
  readonly help: string;
  readonly options?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly before?: string | number | boolean;
  /** The setting whose value is the default. */
  readonly follows?: string;
  readonly auto?: true;
}

export interface PresetRow {
  readonly help: string;
  readonly config: Readonly<Record<string, string | number | boolean>>;
  /** Where `config` names no data because they are the user's: embedded ones of the same shape. */
  readonly placeholder?: Readonly<Record<string, string | number | boolean>>;
}

export interface DatasetRow {
  readonly help: string;
  readonly shape: readonly number[];
  /** Where the density is known. */
  readonly peaks?: Peaks;
}

export interface LossRow {
  readonly help: string;
  /** What D puts out: the logit of a probability, or a critic's value. */
  readonly output: 'logit' | 'critic';
  /** The output at which D is undecided; without, only differences of outputs mean something. */
  readonly undecided?: number;
}
