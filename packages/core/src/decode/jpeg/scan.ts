import { DataError } from '../../errors.ts';
import { type Bits, bitsFrom, overran } from './bits.ts';
import {
  acFirst,
  acMore,
  type BlockReader,
  type Coder,
  dcFirst,
  dcMore,
  type ScanState,
  sequential,
} from './blocks.ts';
import { writeBlock } from './planes.ts';
import type { Component, Frame, Tables } from './types.ts';

interface Part {
  readonly component: Component;
  readonly coder: Coder;
}

/** Room for a block of a sequential file. */
const one = new Int16Array(64);

/**
 * Decodes the scan whose header is `body` and whose bits begin at `at`; gives the place after them. A sequential scan fills
 * planes, a progressive one coefficients. Throws DataError where the bits are damaged or end early. T.81, B.2.3 and E.2.
 */
export function readScan(
  bytes: Uint8Array,
  at: number,
  body: Uint8Array,
  frame: Frame,
  tables: Tables,
  where: string,
): number {
  const parts = partsOf(body, frame, tables, where);
  const [first, last, approximation] = body.subarray(1 + 2 * body[0]);
  const state = { first, last, low: approximation & 15, run: 0 };
  const read = readerOf(frame, state, approximation >> 4, parts, where);
  for (const { component } of parts) component.seen ||= !frame.progressive || first === 0;
  const bits = bitsFrom(bytes, at);
  const units = unitsOf(parts, frame);
  for (let unit = 0; unit < units; unit++) {
    if (tables.restart > 0 && unit > 0 && unit % tables.restart === 0) restart(bits, parts, state, where);
    const whole = readUnit(bits, unit, parts, frame, read, state, tables);
    if (!whole || overran(bits)) {
      throw new DataError(
        `${where}: expected a whole JPEG file, got ${whole ? 'an end' : 'damaged data'} at unit ${unit} of ${units} of a scan.`,
      );
    }
  }
  return bits.at;
}

function partsOf(body: Uint8Array, { components }: Frame, tables: Tables, where: string): Part[] {
  const count = body[0];
  if (count < 1 || count > components.length || body.length < 4 + 2 * count)
    throw new DataError(
      `${where}: expected 1 to ${components.length} components in a JPEG scan, got ${count}.`,
    );
  return Array.from({ length: count }, (_, i) => {
    const id = body[1 + 2 * i];
    const component = components.find((candidate) => candidate.id === id);
    if (!component) throw new DataError(`${where}: expected a JPEG component of the frame, got ${id}.`);
    const chosen = body[2 + 2 * i];
    return { component, coder: { dc: tables.dc[chosen >> 4], ac: tables.ac[chosen & 15], last: 0 } };
  });
}

/** The reader that suits the scan, once all is there that it needs. */
function readerOf(
  { progressive }: Frame,
  { first, last, low }: ScanState,
  high: number,
  parts: readonly Part[],
  where: string,
): BlockReader {
  const dc = !progressive || (first === 0 && high === 0);
  const ac = !progressive || first > 0;
  if (parts.some(({ coder }) => (dc && !coder.dc) || (ac && !coder.ac)))
    throw new DataError(`${where}: expected a whole JPEG file, got a scan without its Huffman tables.`);
  if (!progressive) return sequential;
  const band = first === 0 ? last === 0 : last >= first && last < 64 && parts.length === 1;
  if (!band || low > 13)
    throw new DataError(`${where}: expected a JPEG scan of a band, got ${first} to ${last}, bit ${low}.`);
  if (first === 0) return high === 0 ? dcFirst : dcMore;
  return high === 0 ? acFirst : acMore;
}

/** A scan of one component goes block by block, one of several in units of all of them. */
function unitsOf(parts: readonly Part[], { units }: Frame): number {
  const [{ component }] = parts;
  return parts.length === 1 ? component.columns * component.rows : units[0] * units[1];
}

function readUnit(
  bits: Bits,
  unit: number,
  parts: readonly Part[],
  frame: Frame,
  read: BlockReader,
  state: ScanState,
  tables: Tables,
): boolean {
  const alone = parts.length === 1;
  const across = alone ? parts[0].component.columns : frame.units[0];
  const row = Math.floor(unit / across);
  const column = unit - row * across;
  for (const { component, coder } of parts) {
    const wide = alone ? 1 : component.across;
    const tall = alone ? 1 : component.down;
    for (let y = 0; y < tall; y++) {
      for (let x = 0; x < wide; x++) {
        const place = (row * tall + y) * component.stride + column * wide + x;
        if (component.coefficients) {
          if (!read(bits, component.coefficients, place * 64, coder, state)) return false;
        } else {
          one.fill(0);
          if (!read(bits, one, 0, coder, state)) return false;
          writeBlock(component, place, one, 0, tables);
        }
      }
    }
  }
  return true;
}

/** Goes on behind the next restart marker, with nothing kept of what was before. */
function restart(bits: Bits, parts: readonly Part[], state: ScanState, where: string): void {
  const { bytes } = bits;
  let at = bits.at;
  while (at + 1 < bytes.length && !(bytes[at] === 0xff && bytes[at + 1] !== 0 && bytes[at + 1] !== 0xff))
    at++;
  if (!(bytes[at + 1] >= 0xd0 && bytes[at + 1] <= 0xd7))
    throw new DataError(`${where}: expected a whole JPEG file, got no restart marker at ${at}.`);
  Object.assign(bits, bitsFrom(bytes, at + 2));
  state.run = 0;
  for (const { coder } of parts) coder.last = 0;
}
