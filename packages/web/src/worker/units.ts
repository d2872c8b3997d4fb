// Points cross to the page in the units of their file. The networks see standardised columns.
import {
  type Batch,
  inOwnUnits,
  type Samples,
  type TrainEvent,
  type Units,
  type UpdateParts,
} from '@ganvil/core';

/** Samples of the networks, in the units of the data. */
export function toDataUnits<S extends Pick<Samples, 'data'>>(samples: S, units: Units | undefined): S {
  return units ? { ...samples, data: Float32Array.from(inOwnUnits(samples.data, units)) } : samples;
}

/** An event, its samples in the units of the data. */
export function eventInDataUnits(event: TrainEvent, units: Units | undefined): TrainEvent {
  return event.type === 'sample' ? { ...event, samples: toDataUnits(event.samples, units) } : event;
}

/** What an update did, its samples in the units of the data. */
export function partsInDataUnits(
  { real, fakes, ...parts }: UpdateParts,
  units: Units | undefined,
): UpdateParts {
  const converted = (batch: Batch | undefined) => batch && toDataUnits(batch, units);
  return { ...parts, real: converted(real), fakes: converted(fakes) };
}

/** Samples in the units of the data, as the networks see them. */
export function toNetworkUnits(samples: Samples, units: Units | undefined): Samples {
  if (!units) return samples;
  const scaled = samples.data.map((value, i) => {
    const { mean, sd } = units[i % units.length];
    return sd === 0 ? 0 : (value - mean) / sd;
  });
  return { ...samples, data: scaled };
}

/** A gradient with respect to the networks' inputs, as one with respect to the data in their units. */
export function gradientInDataUnits(gradient: Float32Array, units: Units | undefined): Float32Array {
  return units ? gradient.map((slope, i) => slope / (units[i % units.length].sd || 1)) : gradient;
}
