// The log of what was done to a run since its beginning, run-length: b120.D5.G1 is 120 steps, 5 updates of D, one of G.

export type Who = 'D' | 'G' | 'both';

export interface Action {
  readonly who: Who;
  readonly count: number;
}

const LETTERS = { b: 'both', D: 'D', G: 'G' } as const;
const MAX_ITERATIONS = 1e7; // updates: more than that nobody waits for

/** The log with `count` more of the same. */
export function addAction(acts: readonly Action[], who: Who, count = 1): Action[] {
  const last = acts.at(-1);
  if (last?.who !== who) return [...acts, { who, count }];
  return [...acts.slice(0, -1), { who, count: last.count + count }];
}

/** The log as text. */
export function formatActions(acts: readonly Action[]): string {
  return acts.map(({ who, count }) => `${who === 'both' ? 'b' : who}${count}`).join('.');
}

/** The log of a text. Throws a RangeError that says what was expected. */
export function parseActions(text: string): Action[] {
  if (text === '') return [];
  const acts = text.split('.').map((part) => {
    const [, letter, count] = /^([bDG])([1-9]\d{0,7})$/.exec(part) ?? [];
    if (!letter) throw new RangeError(`acts: expected parts such as b120, D5 or G1, got "${part}".`);
    return { who: LETTERS[letter as keyof typeof LETTERS], count: Number(count) };
  });
  const total = iterationsOf(acts);
  if (total > MAX_ITERATIONS)
    throw new RangeError(`acts: expected at most ${MAX_ITERATIONS} updates in all, got ${total}.`);
  return acts;
}

/** How many steps and single updates a log has. */
export function iterationsOf(acts: readonly Action[]): number {
  return acts.reduce((sum, { count }) => sum + count, 0);
}
