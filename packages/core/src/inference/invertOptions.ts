import type { Dataset } from '../datasets/types.ts';
import { type DistanceName, distances } from '../distances/index.ts';
import type { Distance } from '../distances/types.ts';
import { ConfigError, DataError } from '../errors.ts';
import { type LatentTermName, latentTerms } from '../latentTerms/index.ts';
import type { LatentTerm } from '../latentTerms/types.ts';
import type { Observation } from '../masks/types.ts';
import type { Samples } from '../training/events.ts';
import type { Model } from '../training/model.ts';
import { wholly } from './observe.ts';
import { otherGame } from './otherGame.ts';
import type { WeightsOfG } from './types.ts';

/** How latents are searched. */
export interface InvertOptions {
  /** Steps of Adam; 300 by default. */
  readonly steps?: number;
  /** Of Adam, at the beginning; 0.05 by default. Over the second half of the steps it falls to 0. */
  readonly learningRate?: number;
  /** Searches for each sample, from different latents, of which the best is kept; 4 by default. */
  readonly restarts?: number;
  /** Latents that are drawn; the nearest samples among them are where the searches begin. 1024 by default, of a conditional game as many per class. */
  readonly candidates?: number;
  /** How far a sample is from what it is to be like; `l2` by default. */
  readonly distance?: DistanceName;
  /** Weights of what is added to the distance; nothing by default. */
  readonly terms?: Partial<Record<LatentTermName, number>>;
  /** What of the samples is known; everything by default. */
  readonly observation?: Observation;
  /** Classes of the samples [count], for a conditional game; without, they are searched among the candidates. */
  readonly labels?: Int32Array;
  /** Latents [count, latentDim], flat, to begin with instead of candidates. */
  readonly start?: Float32Array;
  /** Of G; averaged by default. */
  readonly weights?: WeightsOfG;
  /** The data of the run, for terms that ask a D that reads several samples at once. */
  readonly dataset?: Dataset;
  /** Told after some steps how many of all are done. */
  onProgress?(done: number, total: number): void;
}

/** Options in full, with what they name. */
export interface Search {
  readonly steps: number;
  readonly learningRate: number;
  readonly restarts: number;
  readonly candidates: number;
  readonly distance: Distance;
  /** Those with a weight. */
  readonly terms: readonly { readonly term: LatentTerm; readonly weight: number }[];
  readonly observation: Observation;
  readonly options: InvertOptions;
}

/** Defaults, then what is given. Throws ConfigError for what cannot be, DataError for samples of another shape than the run's. */
export function searchOf(model: Model, samples: Samples, options: InvertOptions): Search {
  const { data, game, config, classes } = model;
  if (!game.generate) throw otherGame('generate', config.game);
  if (`${samples.shape}` !== `${data.sampleShape}`)
    throw new DataError(`samples: expected those of [${data.sampleShape}], got [${samples.shape}].`);
  if (samples.count === 0) throw new DataError('samples: expected some, got none.');
  const { start, labels, observation = wholly(samples.shape) } = options;
  if (classes === 0 && labels)
    throw new ConfigError('labels: expected none, since the run is not conditional.');
  const wrong = labels?.find((label) => !(label >= 0 && label < classes));
  if (wrong !== undefined)
    throw new DataError(`class: expected a number from 0 to ${classes - 1}, got ${wrong}.`);
  if (start && classes > 0 && !labels) throw new ConfigError('labels: expected some with start, got none.');
  const distance = options.distance ?? 'l2';
  const chosen: Distance = distances[distance];
  if (chosen.images && samples.shape.length !== 3)
    throw new ConfigError(`distance: expected one for points, got ${distance}, which is for images.`);
  const { steps = 300, learningRate = 0.05, restarts = start ? 1 : 4 } = options;
  const { candidates = Math.max(1024, restarts) } = options;
  check('steps', steps, 1);
  check('restarts', restarts, 1);
  check('candidates', candidates, restarts);
  if (start && restarts > 1) throw new ConfigError(`restarts: expected 1 with start, got ${restarts}.`);
  if (!(learningRate > 0 && learningRate < Number.POSITIVE_INFINITY))
    throw new ConfigError(`learningRate: expected a number above 0, got ${learningRate}.`);
  const terms = termsOf(options, model, observation);
  return { steps, learningRate, restarts, candidates, distance: chosen, terms, observation, options };
}

function check(name: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least && value <= 1e6) return;
  throw new ConfigError(`${name}: expected an integer from ${least} to 1000000, got ${value}.`);
}

function termsOf(
  { terms = {} }: InvertOptions,
  { game, config }: Model,
  observation: Observation,
): Search['terms'] {
  return Object.entries(terms)
    .filter(([, weight]) => weight !== 0)
    .map(([name, weight]) => {
      const term: LatentTerm = latentTerms[name as LatentTermName];
      if (!Number.isFinite(weight))
        throw new ConfigError(`terms: expected a weight of ${name}, got ${weight}.`);
      if (term.judges && !game.discriminate)
        throw new ConfigError(`terms: expected a game with a discriminator for ${name}, got ${config.game}.`);
      if (term.ofTarget && (observation.side > 1 || observation.known.includes(0)))
        throw new ConfigError(`terms: expected whole samples for ${name}, got some with a mask.`);
      return { term, weight };
    });
}
