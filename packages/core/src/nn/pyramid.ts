import { ConfigError } from '../errors.ts';
import { type Sides, shrunk } from './conv.ts';

const MIN = 2; // halvings of an image
const MAX_SIDE = 4096;
/** Positions of a signal up to which it is not shortened further. */
const SHORT = 16;

/** How convolutional networks shrink samples step by step, or make them from the small end. */
export interface Pyramid {
  /** The sides of the sample, of its half, and so on to the small end. */
  readonly sides: readonly Sides[];
  readonly channels: number;
  /** The sides of a filter, and by how much each side shrinks in a step. */
  readonly filter: Sides;
  readonly strides: Sides;
}

/**
 * The pyramid of signals [length] or [length, channels], images [height, width, channels] or volumes [depth, height, width, channels].
 * A signal is an image of height 1, whose filters and strides have as many numbers as those of images (WaveGAN,
 * https://arxiv.org/abs/1802.04208 section 3.1): filterSize^2 and 4. Throws ConfigError for other samples.
 */
export function pyramid(architecture: string, shape: readonly number[], filterSize: number): Pyramid {
  const isSignal = shape.length < 3;
  const sides = isSignal ? [1, shape[0]] : shape.slice(0, -1);
  const least = isSignal ? SHORT : 1;
  if (shape.length < 1 || shape.length > 4 || Math.min(...shape) < 1 || !suits(sides, least)) {
    throw new ConfigError(
      `architecture ${architecture}: expected images or volumes of 1 to ${MAX_SIDE} pixels a side, or signals of ${SHORT} to ${MAX_SIDE} numbers, got samples of shape [${shape}]; ${shape.length === 3 ? 'set imageSize' : 'use mlp'}.`,
    );
  }
  const filter = isSignal ? [1, filterSize * filterSize] : sides.map(() => filterSize);
  const strides = isSignal ? [1, 4] : sides.map(() => 2);
  const all: Sides[] = [sides];
  const steps = isSignal ? shortenings(shape[0]) : halvings(sides);
  for (let level = steps; level > 0; level--) all.push(shrunk(all.at(-1)!, strides));
  return { sides: all, channels: shape.length === 1 ? 1 : shape[shape.length - 1], filter, strides };
}

function suits(sides: Sides, least: number): boolean {
  const longest = Math.max(...sides);
  return longest >= least && longest <= MAX_SIDE;
}

/** How often a signal is shortened to a quarter: at least once, and until it has at most 16 numbers. */
function shortenings(length: number): number {
  let times = 1;
  for (let side = Math.ceil(length / 4); side > SHORT; side = Math.ceil(side / 4)) times++;
  return times;
}

/**
 * How often a sample is halved: a square or cube whose side has the factors down to 4, or to an odd number below 16 (28, 32,
 * 64, ...), so far; others with sides rounded up, at least twice, until none is above 7.
 */
function halvings(sides: Sides): number {
  let [side, times] = [sides[0], 0];
  for (; side > 4 && side % 2 === 0; side /= 2) times++;
  if (sides.every((other) => other === sides[0]) && times >= MIN && side < 16) return times;
  side = Math.max(...sides);
  for (times = 0; times < MIN || side > 7; side = Math.ceil(side / 2)) times++;
  return times;
}
