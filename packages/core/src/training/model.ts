// The state of a game: its players with their weights.
import type { Random } from '@ganvil/kernels-as';
import type { AppliedChange } from '../changes/types.ts';
import type { Config } from '../config/resolveConfig.ts';
import { games } from '../games/index.ts';
import type { DataShape, Game, PlayerFunction } from '../games/types.ts';
import type { Layer } from '../nn/layer.ts';
import * as tf from '../tf.ts';
import { checkModel } from './checkModel.ts';
import { checkPacks, type Part, partOf } from './part.ts';
import { createPlayer, type Player } from './player.ts';

/** A game with its players, as a run trains them. */
export interface Model {
  readonly config: Config;
  readonly random: Random;
  readonly game: Game;
  readonly data: DataShape;
  /** By name, in the order in which their weights were drawn. */
  readonly players: Readonly<Record<string, Player>>;
  /** The owner of each function. */
  readonly owners: Readonly<Record<string, Player>>;
  /** Classes that the networks are conditioned on; 0: they are not. */
  readonly classes: number;
  /** What of each batch is computed here. */
  readonly part: Part;
  /** Where its schedule begins to count: the last change of a setting; absent: at the start of the run. */
  readonly since?: Pick<AppliedChange, 'step' | 'updates'>;
}

/** A game at its start. Throws ConfigError where its networks cannot be made for such samples. */
export function createModel(
  config: Config,
  data: DataShape,
  random: Random,
  part: Part = partOf(config),
  since?: Model['since'],
): Model {
  const game: Game = games[config.game];
  const functionsByPlayer = checkModel(config, data);
  checkPacks(
    part,
    Object.values(functionsByPlayer).flatMap((of) => Object.values(layersOf(of))),
  );
  const players = Object.entries(functionsByPlayer).map(([name, functions], index) =>
    createPlayer(
      { name, index, functions: layersOf(functions), averaged: game.averaged.includes(name) },
      config,
      random,
    ),
  );
  const owners = players.flatMap((player) => Object.keys(player.functions).map((name) => [name, player]));
  return {
    config,
    random,
    game,
    data,
    players: Object.fromEntries(players.map((player) => [player.name, player])),
    owners: Object.fromEntries(owners),
    classes: config.conditional ? data.classes : 0,
    part,
    since,
  };
}

function layersOf(functions: Record<string, PlayerFunction>): Record<string, Layer> {
  return Object.fromEntries(Object.entries(functions).map(([name, { layer }]) => [name, layer]));
}

/** Frees every tensor of a model. */
export function disposeModel({ players }: Model): void {
  for (const { weights, statistics, optimizerState, averages, history } of Object.values(players))
    tf.dispose([
      weights,
      statistics,
      Object.values(optimizerState),
      averages ?? {},
      history ?? {},
    ] as unknown as tf.TensorContainer);
}

/** The steps that updates amount to: whole rounds of the game's schedule, counted by its last player. */
export function stepsOf(
  model: Pick<Model, 'game' | 'config' | 'since'>,
  done: Readonly<Record<string, number>>,
): number {
  const [player, updates] = model.game.schedule(model.config).at(-1)!;
  return stepOf(model, player, updates, done[player] ?? 0);
}

/** The whole steps done after `count` updates of a player that has `perStep` in each. */
export function stepOf(model: Pick<Model, 'since'>, player: string, perStep: number, count: number): number {
  const [step, updates] = sinceOf(model, player);
  return step + Math.floor((count - updates) / perStep);
}

/** As `stepOf`, the other way round: the updates that a player has done after so many whole steps. */
export function updatesAfter(
  model: Pick<Model, 'since'>,
  player: string,
  perStep: number,
  steps: number,
): number {
  const [step, updates] = sinceOf(model, player);
  return updates + (steps - step) * perStep;
}

/** Steps, and updates of a player, from which a model counts on. */
const sinceOf = ({ since }: Pick<Model, 'since'>, player: string): [step: number, updates: number] => [
  since?.step ?? 0,
  since?.updates[player] ?? 0,
];
