// The actions on a run since its beginning, run-length encoded: b120.D5.learningRateG_0.001.G1 is 120 steps, 5 updates of D, a
// learning rate from there on, 1 update of G.
import { ALL } from '../../rpc/players.ts';

/** Training steps, or updates of one player. */
export interface UpdateAction {
  /** The player's name, or ALL for whole steps. */
  readonly player: string;
  readonly count: number;
}

/** A setting that takes another value. */
export interface ChangeAction {
  readonly setting: string;
  readonly value: string;
}

/** What was done to a run. */
export type Action = UpdateAction | ChangeAction;

/** Whether an action changes a setting. */
export const isChange = (action: Action): action is ChangeAction => 'setting' in action;

const STEP = 'b'; // written for ALL: "both"
const MAX_ITERATIONS = 1e7; // a link with more would take too long to replay
const UPDATES = /^(b|[A-Z][A-Za-z]*)([1-9]\d{0,7})$/;
const CHANGE = /^([a-z][A-Za-z\d]+)_(.*)$/s;
/** Dots in a value that a letter follows: such dots separate actions. */
const DOT = /\.(?=[A-Za-z])/g;

/** The log with `count` more of one action. */
export function addAction(actions: readonly Action[], player: string, count = 1): Action[] {
  const last = actions.at(-1);
  if (!last || isChange(last) || last.player !== player) return [...actions, { player, count }];
  return [...actions.slice(0, -1), { player, count: last.count + count }];
}

/** The log with a change. Of changes of one setting between the same updates, the last one counts. */
export function addChange(actions: readonly Action[], change: ChangeAction): Action[] {
  const last = actions.at(-1);
  const again = last && isChange(last) && last.setting === change.setting;
  return [...(again ? actions.slice(0, -1) : actions), change];
}

/** The log as text. */
export function formatActions(actions: readonly Action[]): string {
  return actions
    .map((action) =>
      isChange(action)
        ? `${action.setting}_${action.value.replace(/%/g, '%25').replace(DOT, '%2E')}`
        : `${action.player === ALL ? STEP : action.player}${action.count}`,
    )
    .join('.');
}

/** The log that a text holds; players have names of letters, the first of them upper-case. Throws a RangeError. */
export function parseActions(text: string): Action[] {
  if (text === '') return [];
  const actions = text.split(DOT).map(parseAction);
  const total = iterationsOf(actions);
  if (total > MAX_ITERATIONS)
    throw new RangeError(`acts: expected at most ${MAX_ITERATIONS} updates in all, got ${total}.`);
  return actions;
}

function parseAction(part: string): Action {
  const [, name, count] = UPDATES.exec(part) ?? [];
  if (name) return { player: name === STEP ? ALL : name, count: Number(count) };
  const [, setting, value] = CHANGE.exec(part) ?? [];
  if (!setting)
    throw new RangeError(`acts: expected parts such as b120, D5 or learningRateG_0.001, got "${part}".`);
  return { setting, value: value.replace(/%2E/g, '.').replace(/%25/g, '%') };
}

/** Throws a RangeError if a log has an action of a player that a run does not have. */
export function checkPlayers(actions: readonly Action[], players: readonly string[]): void {
  for (const action of actions) {
    if (isChange(action) || action.player === ALL || players.includes(action.player)) continue;
    const known = [`${STEP} (all)`, ...players].join(', ');
    throw new RangeError(`acts: expected updates of ${known}, got ${action.player}.`);
  }
}

/** What is left of a log behind its first actions; undefined if it does not begin with those. */
export function actionsAfter(all: readonly Action[], first: readonly Action[]): Action[] | undefined {
  const left = [...all];
  for (const done of first) {
    const next = left.shift();
    if (!next || isChange(done) || isChange(next)) {
      if (next && formatActions([next]) === formatActions([done])) continue;
      return undefined;
    }
    if (next.player !== done.player || next.count < done.count) return undefined;
    if (next.count > done.count) left.unshift({ player: done.player, count: next.count - done.count });
  }
  return left;
}

/** The iterations of a log: its steps and single updates. */
export function iterationsOf(actions: readonly Action[]): number {
  return actions.reduce((sum, action) => sum + (isChange(action) ? 0 : action.count), 0);
}
