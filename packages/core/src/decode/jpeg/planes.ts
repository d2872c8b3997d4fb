import { inverseDct } from './idct.ts';
import type { Component, Frame, Tables } from './types.ts';

const NONE = new Uint16Array(64);
const samples = new Uint8Array(64);

/** Writes block number `place` of a component to its plane, shrunk as the component says. */
export function writeBlock(
  { plane, stride, shrink, table }: Component,
  place: number,
  block: Int16Array,
  at: number,
  { quant }: Tables,
): void {
  inverseDct(block, at, quant[table] ?? NONE, samples);
  const [across, down] = shrink;
  const wide = 8 / across;
  const tall = 8 / down;
  const row = Math.floor(place / stride);
  const width = stride * wide;
  let to = row * tall * width + (place - row * stride) * wide;
  for (let y = 0; y < tall; y++, to += width) {
    for (let x = 0; x < wide; x++) {
      plane[to + x] =
        across * down === 1 ? samples[y * 8 + x] : mean(y * down * 8 + x * across, across, down);
    }
  }
}

/** Mean of a piece of the block, rounded to nearest. */
function mean(at: number, across: number, down: number): number {
  let sum = (across * down) >> 1;
  for (let y = 0; y < down; y++) for (let x = 0; x < across; x++) sum += samples[at + y * 8 + x];
  return Math.floor(sum / (across * down));
}

/** The planes of a progressive frame, once all scans are read. */
export function writePlanes({ components }: Frame, tables: Tables): void {
  for (const component of components) {
    const { coefficients, plane } = component;
    const [across, down] = component.shrink;
    const blocks = (plane.length * across * down) / 64;
    for (let place = 0; coefficients && place < blocks; place++)
      writeBlock(component, place, coefficients, place * 64, tables);
  }
}
