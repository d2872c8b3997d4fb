import type { GanLab } from './element.ts';

/** The attributes of `<gan-lab>`, and its properties of the same kind, as frameworks set them. */
export type GanLabAttributes = Partial<Pick<GanLab, 'assets' | 'threads' | 'integrity'>> & {
  readonly preset?: string;
  readonly seed?: number | string;
  readonly controls?: boolean;
  readonly autoplay?: boolean;
  readonly background?: boolean;
  /** Opens no run before `load`. */
  readonly manual?: boolean;
  readonly keys?: 'page';
  /** Controls that are not shown. */
  readonly hide?: string;
  /** Controls that are shown but locked. */
  readonly lock?: string;
  /** A lesson instead of a lab, and the step that it begins at. */
  readonly lesson?: string;
  readonly step?: number | string;
  readonly theme?: 'light' | 'dark' | 'auto';
};
