/** How the class of a sample enters the networks of a conditional game. In each, G reads it beside z, too. */
export interface Conditioning {
  readonly help: string;
  /** D reads it beside the samples: as more columns of points, or as constant channels of images. */
  readonly besideSamples?: true;
  /** Every layer of G and D reads it beside its inputs. */
  readonly everyLayer?: true;
  /** The normalisations of G have a scale and an offset for each class. */
  readonly norms?: true;
  /** D ends in a projection on it. */
  readonly projection?: true;
}
