// TensorBoard's event files: TFRecord frames around Event messages, written by hand. Field numbers are those of
// tensorflow/core/util/event.proto and framework/summary.proto.

import type { Image } from '../pictures/image.ts';
import type { Scalars } from '../training/events.ts';
import { crc32c } from './crc32.ts';
import { encodePng } from './png.ts';

/** The record that an event file begins with. `time` is in seconds since 1970, here and below. */
export function fileVersionRecord(time: number): Uint8Array {
  return event(time, 0, text(3, 'brain.Event:2'));
}

/** Named numbers of a step. */
export function scalarsRecord(time: number, step: number, scalars: Scalars): Uint8Array {
  const values = Object.entries(scalars).map(([tag, value]) =>
    bytes(1, [...text(1, tag), ...float(2, value)]),
  );
  return event(time, step, bytes(5, values.flat()));
}

/** A picture of a step. */
export function imageRecord(time: number, step: number, tag: string, image: Image): Uint8Array {
  const fields = [
    ...integer(1, image.height),
    ...integer(2, image.width),
    ...integer(3, image.channels),
    ...bytes(4, [...encodePng(image)]),
  ];
  return event(time, step, bytes(5, bytes(1, [...text(1, tag), ...bytes(4, fields)])));
}

function event(time: number, step: number, what: number[]): Uint8Array {
  return record(new Uint8Array([...double(1, time), ...integer(2, step), ...what]));
}

/** Length, its checksum, data, its checksum; all little-endian. */
function record(data: Uint8Array): Uint8Array {
  const frame = new Uint8Array(data.length + 16);
  const view = new DataView(frame.buffer);
  view.setUint32(0, data.length, true);
  view.setUint32(8, masked(frame.subarray(0, 8)), true);
  frame.set(data, 12);
  view.setUint32(data.length + 12, masked(data), true);
  return frame;
}

/** TFRecord rotates and shifts its checksums, so that data that holds checksums does not fool them. */
function masked(data: Uint8Array): number {
  const crc = crc32c(data);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

function integer(field: number, value: number): number[] {
  return [...varint(field * 8), ...varint(value)];
}

function double(field: number, value: number): number[] {
  return [...varint(field * 8 + 1), ...new Uint8Array(new Float64Array([value]).buffer)];
}

function float(field: number, value: number): number[] {
  return [...varint(field * 8 + 5), ...new Uint8Array(new Float32Array([value]).buffer)];
}

function bytes(field: number, content: number[]): number[] {
  return [...varint(field * 8 + 2), ...varint(content.length), ...content];
}

function text(field: number, content: string): number[] {
  return bytes(field, [...new TextEncoder().encode(content)]);
}

/** Seven bits per byte, the lowest first, the top bit set in all but the last. */
function varint(value: number): number[] {
  const out: number[] = [];
  for (; value >= 128; value = Math.floor(value / 128)) out.push((value % 128) + 128);
  return [...out, value];
}
