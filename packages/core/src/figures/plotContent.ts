// What a plot says: axes, and what is drawn over them.
import type { Point } from './svg.ts';

/** An axis: its label and range. */
export interface PlotAxis {
  readonly label: string;
  readonly range: readonly [low: number, high: number];
  /** Names of places, instead of numbers. */
  readonly names?: readonly (readonly [at: number, name: string])[];
}

/** A curve. */
export interface PlotLine {
  readonly label?: string;
  readonly colour: string;
  readonly points: readonly Point[];
  readonly dash?: string;
  readonly width?: number;
}

/** Points of one kind. */
export interface PlotDots {
  readonly label?: string;
  readonly colour: string;
  readonly points: readonly Point[];
  /** Diameter in pixels; 2.4 without. */
  readonly size?: number;
}

/** Upright bars from 0. */
export interface PlotBars {
  readonly label?: string;
  readonly colour: string;
  readonly bars: readonly Point[];
  /** In units of the axis. */
  readonly width: number;
}

/** What is drawn over two axes, and later things over earlier ones. */
export interface Plot {
  readonly title: string;
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly bars?: readonly PlotBars[];
  readonly arrows?: readonly { readonly from: Point; readonly to: Point }[];
  readonly dots?: readonly PlotDots[];
  readonly lines?: readonly PlotLine[];
  /** Horizontal lines with labels. */
  readonly levels?: readonly { readonly value: number; readonly label: string }[];
}
