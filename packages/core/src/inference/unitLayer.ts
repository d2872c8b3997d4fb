/** One layer of a network unit by unit: its first units, for some inputs. */
export interface UnitLayer {
  /** What its weights are named after; what it is, with what follows it and has none. */
  readonly name: string;
  readonly kind: string;
  /** Units that it has, and how many of them follow. */
  readonly units: number;
  readonly shown: number;
  /** What these give [inputs, shown], flat. */
  readonly outputs: Float32Array;
  /** The weights from the shown units of the layer before, or from the inputs, to these [before, shown], flat; absent where a unit has several. */
  readonly weights?: Float32Array;
}
