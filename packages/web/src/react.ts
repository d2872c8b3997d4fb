/// <reference types="react" />
// Types of `<gan-lab>` in JSX, for React 19: `import type {} from '@ganvil/web/react'` once in a project.
import type { GanLab, GanLabEvents } from './gan-lab.ts';

/** The props of `<gan-lab>`: its attributes and properties, and its events as `ongan-step` etc. */
export type GanLabProps = Partial<
  Pick<GanLab, 'assets' | 'threads' | 'integrity' | 'className' | 'id' | 'hidden'>
> & {
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
  readonly style?: object;
  readonly slot?: string;
  readonly children?: unknown;
  readonly key?: string | number | bigint | null;
  readonly ref?: ((element: GanLab | null) => unknown) | { current: GanLab | null } | null;
} & { readonly [E in keyof GanLabEvents as `on${E}`]?: (event: GanLabEvents[E]) => void };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'gan-lab': GanLabProps;
    }
  }
}
