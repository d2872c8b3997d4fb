// What flows through the diagram of a run: a few latents, the samples that they become, and what D says.
import type { Samples, WeightsOfG } from '@ganvil/core';
import type { Box } from '../../plots/scatter.ts';
import type { Session } from '../../session/types.ts';
import {
  type DiscriminatorOutput,
  discriminatorOf,
  discriminatorScale,
} from '../measures/discriminatorScale.ts';
import { boxOf } from '../measures/histogram.ts';
import { firstSamples, firstSeeds, samplesOf } from '../model/sampleSelection.ts';
import { cellCentres } from '../views/grids.ts';

/** Samples that flow. */
const SHOWN = 64;
/** Cells per axis of D's map, and of its curve. */
export const MAP = 24;

/** Rows of numbers, of a shape each. */
export type Rows = Pick<Samples, 'shape' | 'count' | 'data'>;

/** What the nodes show. Outputs are those of D. */
export interface Flowing {
  readonly z?: Rows;
  readonly fakes?: Rows;
  readonly real: Rows;
  readonly onReal?: ArrayLike<number>;
  readonly onFake?: ArrayLike<number>;
  /** D over the box of the data: positions from 0, fake, to 1, real. [MAP, MAP] in the plane, [MAP] on a line. */
  readonly map?: Float64Array;
}

/** Where the points of a run lie; undefined where samples are no points of one or two numbers. */
export function boxOfRun({ real, shape }: Session): Box | undefined {
  const [size] = shape;
  return shape.length === 1 && size <= 2 ? boxOf(real, size, size === 1 ? 0.35 : 0.18) : undefined;
}

/** Gets it from a session. */
export async function flowing(session: Session, weights: WeightsOfG): Promise<Flowing> {
  const real = firstSamples(session.real, SHOWN);
  const output = discriminatorOf(session);
  if (!session.generates) return { real };
  const latents = await session.latents(firstSeeds(SHOWN));
  const z = samplesOf(latents, [session.config.latentDim]);
  const fakes = await session.sample({ z: latents, weights });
  if (!output) return { z, fakes, real };
  const { logits: onReal } = await session.discriminate(real);
  const { logits: onFake } = await session.discriminate(fakes);
  return { z, fakes, real, onReal, onFake, map: await mapOf(session, output, onReal, onFake) };
}

async function mapOf(
  session: Session,
  output: DiscriminatorOutput,
  onReal: Float32Array,
  onFake: Float32Array,
): Promise<Float64Array | undefined> {
  const box = boxOfRun(session);
  if (!box || session.config.conditional) return undefined;
  const places = box.low.length === 2 ? cellCentres(box, MAP) : lineCentres(box, MAP);
  const { logits } = await session.discriminate(samplesOf(places, session.shape));
  return Float64Array.from(logits, discriminatorScale(output, onReal, onFake).position);
}

/** The middles of `n` parts of a line. */
export const lineCentres = ({ low: [low], high: [high] }: Box, n: number): Float32Array =>
  Float32Array.from({ length: n }, (_, i) => low + ((high - low) * (i + 0.5)) / n);
