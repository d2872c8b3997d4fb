import type { ToolbarActions } from './controls/toolbar.ts';
import { advance, reset, showWeights, undo } from './model/actions.ts';
import { filesOnDemand } from './model/filesOnDemand.ts';
import type { Host } from './model/host.ts';
import type { Lab } from './model/labState.ts';
import type { Recipe } from './model/link.ts';
import { togglePlaying } from './model/togglePlaying.ts';

/** Begins another run: what differs from the one that is shown. */
export type Begin = (recipe: Partial<Recipe>) => Promise<void>;

/** What the controls of a lab do. */
export function labActions(host: Host, lab: Lab, begin: Begin): ToolbarActions & { say(text: string): void } {
  const say = (text: string) => host.say(text);
  /** Says what comes of a part of the page that is loaded when it is needed. */
  const later = (result: Promise<string>) =>
    void result.catch(() => 'A part of the page did not load; try again.').then(say);
  return {
    say,
    toggle: () => void togglePlaying(lab),
    chooseWeights: (weights) => void showWeights(lab, weights),
    advance: (player, count) => void advance(lab, player, count),
    undo: () => void undo(lab),
    reset: () => void reset(lab),
    share: () => later(import('./model/shareLink.ts').then(({ shareLink }) => shareLink(host))),
    exportRun: () => later(import('./model/exportRun.ts').then(({ exportRun }) => exportRun(lab))),
    savePicture: (kind) =>
      later(import('./model/savePicture.ts').then(({ savePicture }) => savePicture(host, lab, kind))),
    openFiles: (files) => later(filesOnDemand(host, { entries: [], files })),
    setSeed: (seed) => void begin({ settings: { ...lab.recipe.settings, seed } }),
    setSpeed: (speed) => Object.assign(lab, { speed }),
  };
}
