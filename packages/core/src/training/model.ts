// The state of a game: its players with their weights.
import type { Random } from '@ganvil/kernels-as';
import type { Config } from '../config/resolveConfig.ts';
import { ConfigError } from '../errors.ts';
import { games } from '../games/index.ts';
import type { DataShape, Game, PlayerFunction } from '../games/types.ts';
import type { Layer } from '../nn/layer.ts';
import { latentOf } from '../random/drawLatents.ts';
import * as tf from '../tf.ts';
import { checkPacks, type Part, partOf } from './part.ts';
import { createPlayer, type Player } from './player.ts';
import { playerSettings } from './playerSettings.ts';
import { checkPlayers } from './rates.ts';
import { checkStop } from './stopOf.ts';

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
}

/** The functions of each player of a config, without weights. */
export function functionsOf(config: Config, data: DataShape): Record<string, Record<string, PlayerFunction>> {
  latentOf(config);
  return games[config.game].players(config, data);
}

/** A game at its start. Throws ConfigError where its networks cannot be made for such samples. */
export function createModel(
  config: Config,
  data: DataShape,
  random: Random,
  part: Part = partOf(config),
): Model {
  const game: Game = games[config.game];
  const functionsByPlayer = functionsOf(config, data);
  checkPlayers(
    config,
    Object.keys(functionsByPlayer).map((name) => playerSettings(config, name)),
  );
  checkDisturbances(config, functionsByPlayer);
  checkStop(config, Object.keys(functionsByPlayer));
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
  };
}

/** Throws ConfigError where samples are to be disturbed and no network of the game does. */
function checkDisturbances(
  { game, instanceNoise, augment }: Config,
  players: Record<string, Record<string, PlayerFunction>>,
): void {
  const able = Object.values(players).some((functions) =>
    Object.values(functions).some(({ layer }) => layer.disturbs),
  );
  if (!able && augment !== '')
    throw new ConfigError(`augment: expected none in the game ${game}, got ${augment}.`);
  if (!able && instanceNoise > 0)
    throw new ConfigError(`instanceNoise: expected 0 in the game ${game}, got ${instanceNoise}.`);
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
  { game, config }: Pick<Model, 'game' | 'config'>,
  done: Readonly<Record<string, number>>,
): number {
  const [player, updates] = game.schedule(config).at(-1)!;
  return Math.floor((done[player] ?? 0) / updates);
}
