import { ALL } from '../../rpc/players.ts';
import { advance, undo } from '../model/actions.ts';
import type { Host } from '../model/host.ts';
import type { Lab } from '../model/labState.ts';
import { togglePlaying } from '../model/togglePlaying.ts';
import type { Keymap } from './keyboard.ts';
import { isRestricted } from './restrict.ts';

/** The control that a key stands for; the others are updates. */
const PARTS: Readonly<Record<string, string>> = { ' ': 'train', u: 'history' };

/**
 * The keys of a lab with controls: Space trains and pauses, s does a step, u undoes, and the first letter of a player's name
 * (d, g) updates it.
 */
export function keymapOf(host: Host, lab: Lab): Keymap {
  const fixed: Readonly<Record<string, () => Promise<void>>> = {
    ' ': () => togglePlaying(lab),
    s: () => advance(lab, ALL, 1),
    u: () => undo(lab),
  };
  return (key) => {
    const player = lab.session?.players.find((name) => name[0].toLowerCase() === key);
    const action = fixed[key] ?? (player && (() => advance(lab, player, 1)));
    const part = PARTS[key] ?? 'updates';
    return (
      action &&
      (() => (host.hasAttribute('controls') && !isRestricted(host, part) ? void action() : undefined))
    );
  };
}
