import { ali } from './ali.ts';
import { classifier } from './classifier.ts';
import { gan } from './gan.ts';
import type { Game } from './types.ts';

/** Every `game` a run can name. To add one: write `./<name>.ts` and add its line here. */
export const games = { gan, ali, classifier } satisfies Record<string, Game>;

/** A key of the table. */
export type GameName = keyof typeof games;
