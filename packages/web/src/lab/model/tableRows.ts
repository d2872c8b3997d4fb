// Rows of core's tables, as the build copies them for the page (tables.mjs): plain data, without core.

/** The density of a data set, if known: a mixture of equal, isotropic Gaussians. */
export interface Peaks {
  readonly centers: readonly (readonly number[])[];
  /** How likely each is beside the others; all alike without. */
  readonly weights?: readonly number[];
  readonly sd: number;
}

/** A setting: its kind and default. */
export interface SettingRow {
  readonly kind: 'choice' | 'integer' | 'number' | 'size' | 'switch' | 'text' | 'toggle';
  readonly initial: string | number | boolean;
  /** The setting whose value is the default. */
  readonly follows?: string;
}

/** What the form of settings adds: help, group and limits. */
export interface FormSetting {
  readonly help: string;
  readonly group: 'data' | 'model' | 'training' | 'run';
  readonly options?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** Whether it may change in a run: as part of its digest, or freely since it affects no result. */
  readonly inRun?: 'listed' | 'free';
}

/** A preset: its settings, or those that are read first. */
export interface PresetRow {
  /** Missing if the data are the user's, or the first page does not show it. */
  readonly help?: string;
  readonly config: Readonly<Record<string, string | number | boolean>>;
}

/** A built-in data set: the shape of a sample. */
export interface DatasetRow {
  readonly shape: readonly number[];
  /** Of sets that the first page shows: where the density has its peaks, if known, to two digits. */
  readonly centers?: readonly (readonly number[])[];
}

/** A loss: what its D outputs. */
export interface LossRow {
  /** The output of D: the logit of a probability, or the value of a critic. */
  readonly output: 'logit' | 'critic';
  /** The output at which D is undecided. Without one, only differences between outputs have a meaning. */
  readonly undecided?: number;
}
