import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inRun } from '../run/directory.ts';
import { figure, figureGrid, type Html, image } from './html.ts';

/** Bytes of a picture that a report takes in at most. */
const MOST = 4 << 20;

/** The steps of which a run has pictures. */
function pictureSteps(run: string): number[] {
  if (!existsSync(inRun.samples(run))) return [];
  return readdirSync(inRun.samples(run))
    .filter((name) => /^\d+\.png$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .sort((a, b) => a - b);
}

/** The newest picture of samples of a run; undefined where it has none, or a very large one. */
export function newestPicture(run: string, caption: string): Html | undefined {
  const step = pictureSteps(run).at(-1);
  return step === undefined ? undefined : pictureAt(run, step, caption);
}

/** Pictures of the samples of a run over time: `count` of them, the first and the last among them. */
export function picturesOverTime(run: string, count: number): Html | undefined {
  const steps = pictureSteps(run);
  const last = Math.min(count, steps.length) - 1;
  const chosen = new Set(
    Array.from(
      { length: last + 1 },
      (_, i) => steps[Math.round((i * (steps.length - 1)) / Math.max(1, last))],
    ),
  );
  const figures = [...chosen].flatMap((step) => pictureAt(run, step, `step ${step}`) ?? []);
  return figures.length > 0 ? figureGrid('pictures', figures) : undefined;
}

function pictureAt(run: string, step: number, caption: string): Html | undefined {
  const path = join(inRun.picture(run, step));
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? MOST + 1) > MOST) return undefined;
  return figure('picture', caption, image(readFileSync(path), `Samples, ${caption}`));
}
