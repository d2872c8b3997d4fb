// What a user can mend. The message is one line: "<where>: expected <what>, got <value>."

/** A setting, preset or configuration that cannot be used. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Data or a checkpoint that cannot be used: damaged, truncated, hostile or of another kind. */
export class DataError extends Error {
  override readonly name = 'DataError';
}

/** Another rank of the run has died or does not answer (`lost`), or computes something else (`differs`): this one cannot go on with it. */
export class LostRank extends Error {
  override readonly name = 'LostRank';
  readonly kind: 'lost' | 'differs';

  constructor(message: string, kind: 'lost' | 'differs' = 'lost') {
    super(message);
    this.kind = kind;
  }
}
