// The actions on a run since its beginning, run-length encoded: b120.D5.G1 is 120 steps, 5 updates of D, 1 of G.
import { ALL } from '../../rpc/players.ts';

/** Training steps, or updates of one player. */
export interface Action {
  /** The player's name, or ALL for whole steps. */
  readonly player: string;
  readonly count: number;
}

const STEP = 'b'; // written for ALL: "both"
const MAX_ITERATIONS = 1e7; // a link with more would take too long to replay

/** The log with `count` more of one action. */
export function addAction(actions: readonly Action[], player: string, count = 1): Action[] {
  const last = actions.at(-1);
  if (last?.player !== player) return [...actions, { player, count }];
  return [...actions.slice(0, -1), { player, count: last.count + count }];
}

/** The log as text. */
export function formatActions(actions: readonly Action[]): string {
  return actions.map(({ player, count }) => `${player === ALL ? STEP : player}${count}`).join('.');
}

/** The log that a text holds; players have names of letters, the first of them upper-case. Throws a RangeError. */
export function parseActions(text: string): Action[] {
  if (text === '') return [];
  const actions = text.split('.').map((part) => {
    const [, name, count] = /^(b|[A-Z][A-Za-z]*)([1-9]\d{0,7})$/.exec(part) ?? [];
    if (!name) throw new RangeError(`acts: expected parts such as b120, D5 or G1, got "${part}".`);
    return { player: name === STEP ? ALL : name, count: Number(count) };
  });
  const total = iterationsOf(actions);
  if (total > MAX_ITERATIONS)
    throw new RangeError(`acts: expected at most ${MAX_ITERATIONS} updates in all, got ${total}.`);
  return actions;
}

/** Throws a RangeError if a log has an action of a player that a run does not have. */
export function checkPlayers(actions: readonly Action[], players: readonly string[]): void {
  const unknown = actions.find(({ player }) => player !== ALL && !players.includes(player));
  if (!unknown) return;
  const known = [`${STEP} (all)`, ...players].join(', ');
  throw new RangeError(`acts: expected updates of ${known}, got ${unknown.player}.`);
}

/** What is left of a log behind its first actions; undefined if it does not begin with those. */
export function actionsAfter(all: readonly Action[], first: readonly Action[]): Action[] | undefined {
  const left = [...all];
  for (const { player, count } of first) {
    const next = left.shift();
    if (next?.player !== player || next.count < count) return undefined;
    if (next.count > count) left.unshift({ player, count: next.count - count });
  }
  return left;
}

/** The iterations of a log: its steps and single updates. */
export function iterationsOf(actions: readonly Action[]): number {
  return actions.reduce((sum, { count }) => sum + count, 0);
}
