// What figures are drawn from: of a run, or of a config alone.
import { loadScalar } from '@ganvil/kernels-as';
import type { Config } from '../config/resolveConfig.ts';
import type { Dataset } from '../datasets/types.ts';
import type { LayerRow, NetworkRow } from '../figures/networkRow.ts';
import type { FigureContext, LoggedShares, LoggedStep } from '../figures/types.ts';
import { games } from '../games/index.ts';
import type { Game, PlayerFunction } from '../games/types.ts';
import { losses } from '../losses/index.ts';
import type { Loss } from '../losses/types.ts';
import type { Layer } from '../nn/layer.ts';
import type { WeightInit } from '../nn/weightInit.ts';
import { functionsOf } from '../training/functionsOf.ts';
import { openRun } from '../training/openRun.ts';
import type { Run } from '../training/run.ts';

/** What figures of a config and its data are drawn from; with `run` in its state, and with the log of its steps and diagnoses. */
export async function figureContext(
  config: Config,
  dataset: Dataset,
  run?: Run,
  log?: readonly LoggedStep[],
  shares?: readonly LoggedShares[],
): Promise<FigureContext> {
  const game: Game = games[config.game];
  const loss: Loss = losses[config.loss];
  const discriminates = game.discriminate !== undefined;
  return {
    config,
    dataset,
    generates: game.generate !== undefined,
    discriminates,
    logits: discriminates && loss.output === 'logit',
    networks: networksOf(config, dataset),
    scalar: await loadScalar(),
    run,
    restart: () => openRun(config, dataset),
    log,
    shares,
  };
}

function networksOf(config: Config, { shape, classes }: Dataset): NetworkRow[] {
  const players = functionsOf(config, { sampleShape: shape, classes });
  return Object.entries(players).flatMap(([player, functions]) =>
    Object.entries(functions).map(([name, { layer, input }]: [string, PlayerFunction]) => ({
      player,
      name,
      input,
      layers: layersOf(layer, input, config.batchSize),
    })),
  );
}

/** Layers with weights, each with those behind it that have none. */
function layersOf(layer: Layer, input: readonly number[], batch: number): LayerRow[] {
  const rows: LayerRow[] = [];
  let shape = input;
  for (const part of layer.parts ?? [layer]) {
    const trace = part.trace(shape, batch);
    shape = trace.shape;
    const before = rows.at(-1);
    const kind = part.kind ?? '';
    if (trace.weights > 0 || !before) rows.push({ name: nameOf(part), kind, shape, weights: trace.weights });
    else rows[rows.length - 1] = { ...before, kind: [before.kind, kind].filter(Boolean).join(', '), shape };
  }
  return rows.filter(({ weights, name }) => weights > 0 || name !== '' || rows.length === 1);
}

const NONE: WeightInit = { weight: (shape) => ({ shape, data: new Float32Array() }) };

/** The name under which a layer keeps its weights: `fc1` of `fc1/weight`. */
function nameOf(layer: Layer): string {
  const [first = ''] = Object.keys(layer.init(NONE));
  return first.includes('/') ? first.slice(0, first.lastIndexOf('/')) : first;
}
