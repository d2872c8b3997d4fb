import { DataError } from '../errors.ts';
import { type Json, parseJson } from './parseJson.ts';

/** A tensor as a file holds it. */
export interface StoredTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** The contents of a safetensors file. */
export interface Safetensors {
  readonly tensors: Map<string, StoredTensor>;
  readonly metadata: Record<string, string>;
}

const MAX_HEADER = 2 ** 20;
const MAX_TENSORS = 4096;
const MAX_RANK = 8;
const MAX_NAME = 512;

/**
 * A safetensors file: 8 bytes little-endian header length, JSON header, data. The same contents give the same bytes: keys
 * are sorted by code unit and the header is padded with spaces to a multiple of 8. https://github.com/huggingface/safetensors
 */
export function encodeSafetensors(
  tensors: Map<string, StoredTensor>,
  metadata: Record<string, string> = {},
): Uint8Array {
  const names = [...tensors.keys()].sort(byCodeUnit);
  const header: Record<string, unknown> = {};
  const strings = Object.entries(metadata).sort(([a], [b]) => byCodeUnit(a, b));
  if (strings.length > 0) header.__metadata__ = Object.fromEntries(strings);
  let end = 0;
  const entries = names.map((name) => {
    const { shape, data } = tensors.get(name)!;
    return [name, { dtype: 'F32', shape, data_offsets: [end, (end += data.byteLength)] }];
  });
  const json = JSON.stringify(Object.assign(header, Object.fromEntries(entries)));
  const head = new TextEncoder().encode(json);
  const begin = 8 + Math.ceil(head.length / 8) * 8;
  const bytes = new Uint8Array(begin + end).fill(0x20, 8, begin);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(begin - 8), true);
  bytes.set(head, 8);
  let at = begin;
  for (const name of names) {
    const { data } = tensors.get(name)!;
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return bytes;
}

/**
 * Reads what we wrote, and nothing looser: float32 tensors that fill the file without holes or overlaps, a header of at
 * most 1 MiB, 4096 tensors, rank 8. NaN and infinities are let through; the caller knows whether they are bad. Throws
 * DataError that begins with `where`.
 */
export function decodeSafetensors(bytes: Uint8Array, where = 'checkpoint'): Safetensors {
  const fail = (expected: string, got: string): never => {
    throw new DataError(`${where}: expected ${expected}, got ${got}.`);
  };
  const header = readHeader(bytes, fail);
  const begin = 8 + header.length;
  const metadata = checkMetadata(header.entries.get('__metadata__'), fail);
  header.entries.delete('__metadata__');
  if (header.entries.size > MAX_TENSORS) fail(`at most ${MAX_TENSORS} tensors`, `${header.entries.size}`);
  const infos = [...header.entries].map(([name, info]) =>
    checkTensor(name, info, bytes.length - begin, fail),
  );
  infos.sort((a, b) => a.begin - b.begin || a.end - b.end);
  let at = 0;
  for (const info of infos) {
    if (info.begin !== at)
      fail(`tensor data without holes or overlaps, ${quote(info.name)} from ${at}`, `${info.begin}`);
    at = info.end;
  }
  if (at !== bytes.length - begin) fail(`${begin + at} bytes in the file`, `${bytes.length}`);
  const tensors = new Map<string, StoredTensor>();
  for (const { name, shape, begin: from, end } of infos) {
    tensors.set(name, {
      shape,
      data: new Float32Array(Uint8Array.prototype.slice.call(bytes, begin + from, begin + end).buffer),
    });
  }
  return { tensors, metadata };
}

type Fail = (expected: string, got: string) => never;

function readHeader(bytes: Uint8Array, fail: Fail): { length: number; entries: Map<string, Json> } {
  if (bytes.length < 10) fail('a safetensors file', `${bytes.length} bytes`);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  const most = Math.min(bytes.length - 8, MAX_HEADER);
  if (length < 2n || length > BigInt(most)) {
    // A length in these 8 bytes has zeros: where all are characters, another kind of file was named.
    const text = /^[\t\n\r -~]{8}$/.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 8)))?.[0];
    if (text !== undefined) fail('a safetensors file', `text that begins with ${JSON.stringify(text)}`);
    fail(`a safetensors header of 2 to ${most} bytes`, `${length}`);
  }
  const head = bytes.subarray(8, 8 + Number(length));
  if (head[0] !== 0x7b) fail('a safetensors header that begins with "{" at 8', 'other bytes');
  try {
    const json = parseJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(head));
    return { length: Number(length), entries: json as Map<string, Json> };
  } catch (error) {
    return fail('a safetensors header in JSON', `"${oneLine((error as Error).message)}"`);
  }
}

function checkMetadata(json: Json | undefined, fail: Fail): Record<string, string> {
  if (json === undefined) return {};
  if (!(json instanceof Map)) return fail('metadata of names and texts', 'another value');
  for (const [key, value] of json)
    if (typeof value !== 'string') fail(`a text as metadata ${quote(key)}`, 'another value');
  return Object.fromEntries(json as Map<string, string>);
}

function checkTensor(name: string, info: Json, size: number, fail: Fail) {
  if (name === '' || name.length > MAX_NAME || /[\p{Cc}\u2028\u2029]/u.test(name)) {
    fail(`tensor names of 1 to ${MAX_NAME} printable characters`, quote(name));
  }
  if (!(info instanceof Map)) return fail(`dtype, shape and data_offsets of ${quote(name)}`, 'another value');
  for (const key of info.keys()) {
    if (key !== 'dtype' && key !== 'shape' && key !== 'data_offsets')
      fail(`only dtype, shape and data_offsets of ${quote(name)}`, quote(key));
  }
  const [dtype, shape, offsets] = ['dtype', 'shape', 'data_offsets'].map((key) => info.get(key));
  if (dtype !== 'F32')
    fail(`F32 as dtype of ${quote(name)}`, typeof dtype === 'string' ? quote(dtype) : 'another value');
  if (!isSizes(shape) || shape.length > MAX_RANK)
    return fail(`a shape of ${quote(name)} of at most ${MAX_RANK} integers`, 'another value');
  if (!isSizes(offsets) || offsets.length !== 2)
    return fail(`two integers as data_offsets of ${quote(name)}`, 'another value');
  const [begin, end] = offsets;
  if (end < begin || end > size)
    fail(`data_offsets of ${quote(name)} within 0 and ${size}`, `${begin} and ${end}`);
  const bytes = shape.reduce((product, n) => product * BigInt(n), 4n);
  if (bytes !== BigInt(end - begin)) fail(`${end - begin} bytes in ${quote(name)}`, `shape [${shape}]`);
  return { name, shape, begin, end };
}

function isSizes(json: Json | undefined): json is number[] {
  return (
    Array.isArray(json) &&
    json.every((n) => Number.isSafeInteger(n) && (n as number) >= 0 && !Object.is(n, -0))
  );
}

function quote(text: string): string {
  return oneLine(JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text));
}

/** Control characters and line separators out: an error is one line. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, 200);
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
