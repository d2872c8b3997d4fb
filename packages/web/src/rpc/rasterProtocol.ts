// The messages between page and rasteriser: one request, and its reply { png } or { type: 'failed', code, message }. Both sides check them.
import { asset, checkFields, failureOf, protocolError } from './protocol.ts';
import { SessionError } from './sessionError.ts';
import { bytes, count, isObject, type ObjectOf, record, text } from './validate.ts';

/** SVG in UTF-8, pixels per unit, the text of the PNG, and what it is made with. */
const rasterRequest = { svg: bytes, scale: count, text: record(text), wasm: asset, font: asset };
const rasterReply = { png: bytes };

/** A figure to be a PNG. */
export type RasterRequest = ObjectOf<typeof rasterRequest>;
/** The PNG. */
export type RasterReply = ObjectOf<typeof rasterReply>;

/** A checked request. Throws a SessionError 'protocol'. */
export function parseRasterRequest(value: unknown): RasterRequest {
  if (!isObject(value)) throw protocolError('a request', value);
  return checkFields(rasterRequest, value);
}

/** The reply. Throws a SessionError: what the worker said, or 'protocol'. */
export function parseRasterReply(value: unknown): RasterReply {
  const failure = isObject(value) ? failureOf(value) : undefined;
  if (failure) throw new SessionError(failure.code, failure.message, failure.cause);
  if (!isObject(value)) throw protocolError('a reply', value);
  return checkFields(rasterReply, value);
}
