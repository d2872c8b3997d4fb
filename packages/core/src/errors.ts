// What a user can mend. The message is one line: "<where>: expected <what>, got <value>."

/** A setting, preset or configuration that cannot be used. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Data or a checkpoint that cannot be used: damaged, truncated, hostile or of another kind. */
export class DataError extends Error {
  override readonly name = 'DataError';
}
