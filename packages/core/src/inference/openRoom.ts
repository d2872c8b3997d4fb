import { loadRandom, loadScalar } from '@ganvil/kernels-as';
import { resolveConfig } from '../config/resolveConfig.ts';
import { openDataset } from '../datasets/openDataset.ts';
import { ConfigError } from '../errors.ts';
import type { LessonConfig, Numbers, Room } from '../lessons/types.ts';
import { openRun } from '../training/openRun.ts';
import type { Run } from '../training/run.ts';
import { yieldToEventLoop } from '../training/yieldToEventLoop.ts';
import { drawFigure } from './drawFigure.ts';
import { figureContext } from './figureContext.ts';

const AT_ONCE = 16; // steps between two turns of the event loop

/** A room whose runs make a share of the steps that they are asked for, and what ends them. The backend must have been started (`startBackend`). */
export async function openRoom(seed: number, share: number): Promise<{ room: Room; close: () => void }> {
  const part = (count: number): number => Math.ceil(share * count);
  const create = await loadRandom();
  const runs = new Map<string, Run>();
  const made = new Map<string, unknown>();
  const open = async ({ preset, changes }: LessonConfig): Promise<Run> => {
    const config = resolveConfig({ seed, ...changes }, preset);
    return openRun(config, (await openDataset(config)).dataset);
  };
  const room: Room = {
    seed,
    random: create(seed),
    scalar: await loadScalar(),
    async run(config) {
      const key = JSON.stringify(config);
      const run = runs.get(key) ?? (await open(config));
      runs.set(key, run);
      return run;
    },
    async once<T>(key: string, make: () => T | Promise<T>) {
      if (!made.has(key)) made.set(key, await make());
      return made.get(key) as T;
    },
    train: (run, step) => train(run, part(step)),
    update: (run, player, times) => update(run, player, part(times)),
    async figure(run, name, { shares, ...options } = {}) {
      const context = await figureContext(run.config, run.dataset, run, undefined, shares);
      return (await drawFigure(context, name, options)).svg;
    },
    pause: yieldToEventLoop,
  };
  const close = () => {
    for (const run of runs.values()) run.dispose();
    runs.clear();
  };
  return { room, close };
}

async function train(run: Run, step: number): Promise<void> {
  while (run.step < step) {
    if (run.steps(Math.min(AT_ONCE, step - run.step)).diverged) throw diverged(run);
    await yieldToEventLoop();
  }
}

async function update(run: Run, player: string, times: number): Promise<Numbers> {
  let scalars: Numbers = {};
  for (let i = 0; i < times; i++) {
    const latest = run.update(player);
    if (!latest) throw diverged(run);
    scalars = latest;
    await yieldToEventLoop();
  }
  return scalars;
}

const diverged = ({ config, step }: Run): ConfigError =>
  new ConfigError(
    `seed: expected one with which the lesson's run on ${config.data} does not diverge, got ${config.seed} (step ${step}).`,
  );
