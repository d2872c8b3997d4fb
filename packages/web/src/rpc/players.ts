// Players are the networks in training. A session has them by name; these are the names with a meaning of their own.

/** Every player of a step, in order: one training step. */
export const ALL = 'all';
/** The generator. */
export const GENERATOR = 'G';
/** Players that there are before a session says which it has. */
export const DEFAULT_PLAYERS: readonly string[] = ['D', GENERATOR];

/** The name of a player, or ALL; 'both' is a former name of ALL. */
export const playerNamed = (name: string): string => (name === 'both' ? ALL : name);
