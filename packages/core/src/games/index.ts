import { ali } from './ali.ts';
import { autoregressive } from './autoregressive.ts';
import { auxiliary } from './auxiliary.ts';
import { classifier } from './classifier.ts';
import { gan } from './gan.ts';
import { glo } from './glo.ts';
import { nearest } from './nearest.ts';
import { reinforce } from './reinforce.ts';
import { semiSupervised } from './semiSupervised.ts';
import type { Game } from './types.ts';
import { vae } from './vae.ts';

/** Every `game` a run can name. To add one: write `./<name>.ts` and add its line here. */
export const games = {
  gan,
  auxiliary,
  semiSupervised,
  ali,
  vae,
  glo,
  autoregressive,
  nearest,
  reinforce,
  classifier,
} satisfies Record<string, Game>;

/** A key of the table. */
export type GameName = keyof typeof games;
