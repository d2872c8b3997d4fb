import { circle } from './circle.ts';
import { drawnSet } from './drawnSet.ts';
import type { EmbeddedSet } from './types.ts';

const LENGTH = 1024;
/** Samples per second. */
const RATE = 8000;
const SECONDS = LENGTH / RATE;

/**
 * Short tones as waveforms: 1,024 samples at 8 kHz, 128 ms, whose pitch rises, falls or stays, between 200 and 1,600 Hz, with
 * an overtone, and swells and fades. The class is the way of the pitch. `ganvil sample --format wav` makes them heard.
 */
export const chirps: EmbeddedSet = {
  help: 'waveforms of tones whose pitch rises, falls or stays: 1024 samples at 8 kHz',
  open: (random) =>
    drawnSet(
      {
        name: 'chirps',
        shape: [LENGTH, 1],
        classNames: ['rising', 'falling', 'steady'],
        version: 1,
        numbers: 8,
        draw: drawTone,
      },
      random,
    ),
};

function drawTone(u: Float32Array, out: Float32Array): number {
  const label = Math.floor(3 * u[0]);
  const low = 200 + 400 * u[1];
  const high = low * (1.5 + 1.1 * u[2]);
  const [from, to] = label === 0 ? [low, high] : label === 1 ? [high, low] : [high, high];
  const loud = 0.6 + 0.35 * u[3];
  const overtone = 0.3 * u[4];
  const [rise, fall] = [0.08 + 0.2 * u[5], 0.1 + 0.4 * u[6]];
  for (let i = 0; i < LENGTH; i++) {
    const t = i / LENGTH;
    // The integral of the frequency, from `from` to `to` in a straight line.
    const turns = u[7] + SECONDS * (from * t + ((to - from) * t * t) / 2);
    const wave = (circle(turns)[1] + overtone * circle(2 * turns)[1]) / (1 + overtone);
    out[i] = loud * smooth(t / rise) * smooth((1 - t) / fall) * wave;
  }
  return label;
}

/** 0 at 0, 1 from 1 on, level at both ends. */
function smooth(t: number): number {
  return t >= 1 ? 1 : t * t * (3 - 2 * t);
}
