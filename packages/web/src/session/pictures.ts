// What a session can be asked to draw.
import type { Samples, WeightsOfG } from '@ganvil/core';

/** What a picture shows, and what its text says of the run. */
export interface PictureOptions {
  /** The name of the run, and its preset if it has one. */
  readonly name: string;
  readonly preset?: string;
  readonly weights?: WeightsOfG;
  readonly film?: readonly Samples[];
  /** Each seed changes into the next one, and the last into the first. */
  readonly walk?: { readonly seeds: readonly number[]; readonly frames: number; readonly class?: number };
}

/** Choices of a figure. */
export interface FigureOptions {
  /** Panels by their letters, such as 'a-d'. */
  readonly panels?: string;
  /** The step of the first panel. */
  readonly from?: number;
  /** The name of the run, for the text of a PNG: with it, there is one. */
  readonly run?: string;
  /** Pixels per unit of that PNG, 2 by default. */
  readonly scale?: number;
}

/** A figure that was drawn. */
export interface DrawnFigure {
  readonly name: string;
  readonly svg: string;
  /** The text chunks of a PNG of it, for `figurePng`: what made it, as `ganvil digest` reads it. */
  readonly text?: Readonly<Record<string, string>>;
}
