import { drawFigure, type FigureContext, figureContext, figures, openRun } from '@ganvil/core';
import type { DataFlags } from '../args/dataFlags.ts';
import { openCheckpoint } from '../args/runArgument.ts';
import { storedData } from '../data/filesAt.ts';
import { embedded, openData } from '../data/openData.ts';
import { openBackend } from '../engine/openBackend.ts';
import { explain } from '../node/exit.ts';
import { figureLog } from '../run/figureLog.ts';
import { figure, type Html, raw, tag } from './html.ts';

/** Figures of core that a report shows, in this order, and as what. Samples that are images are shown as the run's own pictures. */
const SHOWN = {
  plane: 'picture',
  panels: 'chart',
  losses: 'chart',
  shares: 'chart',
  architecture: 'chart',
} as const;

/** The figures that suit a run in its newest state; a line that says why where they cannot be drawn, as where its data are gone. */
export async function drawnFigures(run: string, data: DataFlags): Promise<Html[]> {
  try {
    return await draw(run, data);
  } catch (error) {
    const known = explain(error);
    if (!known) throw error;
    return [tag('p', { class: 'soft' }, `No figures of the networks: ${known.message}`)];
  }
}

async function draw(path: string, reading: DataFlags): Promise<Html[]> {
  const checkpoint = await openCheckpoint(path);
  const { config: stored, step } = checkpoint;
  const config = { ...stored, data: storedData(stored.data, embedded) };
  const { dataset } = await openData(config, path, () => {}, { ...reading, progress: 'none' });
  await openBackend({ ...config, threads: 1 });
  const run = await openRun(config, dataset, checkpoint);
  try {
    const { steps, shares } = figureLog(path, step);
    const context = await figureContext(config, dataset, run, steps, shares);
    const names = (Object.keys(SHOWN) as (keyof typeof SHOWN)[]).filter((name) => suits(context, name));
    const drawn: Html[] = [];
    for (const name of names) {
      // The other panels would train a run again from its beginning.
      const { svg } = await drawFigure(context, name, name === 'panels' ? { panels: 'd' } : {});
      drawn.push(figure(SHOWN[name], `${figures[name].help}; step ${step}`, raw(svg)));
    }
    return [tag('div', { class: 'figures' }, ...drawn)];
  } finally {
    run.dispose();
  }
}

const suits = (context: FigureContext, name: keyof typeof SHOWN): boolean =>
  figures[name].lacks(context) === undefined;
