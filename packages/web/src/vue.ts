/// <reference types="vue" />
// Types of `<gan-lab>` in templates, for Vue 3.3 or newer: `import type {} from '@ganvil/web/vue'` once in a project.
import type { GanLabEvents } from './gan-lab.ts';
import type { GanLabAttributes } from './lab/ganLabAttributes.ts';

type EventName<E> = E extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<EventName<Tail>>}`
  : E & string;

/** The props of `<gan-lab>`: its attributes and properties, and its events. A template writes them as `@gan-step` etc. */
export type GanLabVueProps = GanLabAttributes & {
  readonly id?: string;
  readonly ref?: unknown;
  readonly key?: string | number | symbol;
  readonly class?: unknown;
  readonly style?: unknown;
  readonly hidden?: boolean;
  readonly slot?: string;
} & {
  readonly [E in keyof GanLabEvents as `on${Capitalize<EventName<E>>}`]?: (event: GanLabEvents[E]) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'gan-lab': new () => { $props: GanLabVueProps };
  }
}
