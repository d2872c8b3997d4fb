/// <reference types="react" />
// Types of `<gan-lab>` in JSX, for React 19: `import type {} from '@ganvil/web/react'` once in a project.
import type { GanLab, GanLabEvents } from './gan-lab.ts';
import type { GanLabAttributes } from './lab/ganLabAttributes.ts';

/** The props of `<gan-lab>`: its attributes and properties, and its events as `ongan-step` etc. */
export type GanLabProps = GanLabAttributes &
  Partial<Pick<GanLab, 'className' | 'id' | 'hidden'>> & {
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
