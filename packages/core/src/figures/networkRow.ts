// The networks of a run as figures and diagrams show them.

/** One layer of a network, with what follows it and has no weights. */
export interface LayerRow {
  /** Name of its weights, such as `fc1`. */
  readonly name: string;
  /** What it is, and what follows it, such as `dense, leakyRelu`. */
  readonly kind: string;
  /** Shape of the result, without the batch. */
  readonly shape: readonly number[];
  /** Numbers that are learned. */
  readonly weights: number;
}

/** A function of a player: its input and its layers. */
export interface NetworkRow {
  readonly player: string;
  readonly name: string;
  readonly input: readonly number[];
  readonly layers: readonly LayerRow[];
}
