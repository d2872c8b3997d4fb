import { ALL } from '../../rpc/players.ts';
import { type Action, type ChangeAction, isChange } from './actionLog.ts';
import { settings as table } from './coreTables.ts';
import type { Recipe } from './link.ts';

/** Steps up to a total, after settings have taken other values. */
interface Stretch {
  readonly changes: readonly ChangeAction[];
  readonly steps: number;
}

/** The command that does the same run in a terminal, one line for each stretch of it; undefined if there is none. */
export function commandOf({
  preset,
  settings,
  actions,
  drawn,
  imported,
  trained,
  files,
}: Recipe): string | undefined {
  const stretches = stretchesOf(actions);
  if (drawn || imported || trained || files || !stretches) return undefined;
  const [first, ...others] = stretches;
  const all = first ? { ...settings, steps: String(first.steps) } : settings;
  const out = others.length > 0 ? ' --out my-run' : '';
  const resumed = others.map(
    ({ steps, changes }) => `ganvil resume my-run --steps ${steps}${changed(changes)}`,
  );
  return [`ganvil train ${preset}${Object.entries(all).map(flagOf).join('')}${out}`, ...resumed].join(
    ' &&\n',
  );
}

/** The stretches of a run; undefined for one that single updates are part of, or that begins or ends with a change. */
function stretchesOf(actions: readonly Action[]): Stretch[] | undefined {
  const stretches: Stretch[] = [];
  let [steps, changes] = [0, [] as ChangeAction[]];
  for (const action of actions) {
    if (isChange(action)) changes.push(action);
    else {
      if (action.player !== ALL || (changes.length > 0 && steps === 0)) return undefined;
      steps += action.count;
      stretches.push({ changes, steps });
      changes = [];
    }
  }
  return changes.length === 0 ? stretches : undefined;
}

const changed = (changes: readonly ChangeAction[]): string =>
  changes.map(({ setting, value }) => ` --change ${setting}=${quoted(value)}`).join('');

function flagOf([key, value]: readonly [string, string]): string {
  const kebab = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (table[key]?.kind !== 'toggle') return ` --${kebab} ${quoted(value)}`;
  return value === 'true' ? ` --${kebab}` : ` --set ${key}=${value}`;
}

/** A value as one word of a shell. */
const quoted = (value: string): string =>
  /^[\w.+-]+$/.test(value) ? value : `'${value.replace(/'/g, "'\\''")}'`;
