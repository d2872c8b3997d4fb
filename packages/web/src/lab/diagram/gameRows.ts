// Rows of core's tables of games, losses and penalties, as the build copies them for diagrams (tables.mjs).

/** How the networks of a game are joined (`Game.flow` of core), and what its players minimise if that is not the loss. */
export interface GameRow {
  readonly help: string;
  readonly flow: string;
  readonly formula?: string;
}

/** What D and G minimise under a loss, to be read. */
export interface FormulaRow {
  readonly help: string;
  readonly D: string;
  readonly G: string;
}

/** What a penalty adds to the loss of a player. */
export interface PenaltyRow {
  readonly help: string;
  readonly formula?: string;
  readonly player?: string;
}
