/** A value of JSON. */
export type Json = string | number | boolean | null | Json[] | Map<string, Json>;

const TOKEN =
  /[\t\n\r ]*(?:([{}[\],:])|("[^"\\]*(?:\\.[^"\\]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)|(true|false|null)|$)/y;

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

const DEEPEST = 32;

interface Cursor {
  readonly text: string;
  /** Its lastIndex is how far we have read. */
  readonly token: RegExp;
  depth: number;
}

/**
 * JSON from someone we do not trust. Unlike JSON.parse it keeps objects as Maps, and throws SyntaxError for a key that
 * comes twice, keys that reach for prototypes, and nesting deeper than 32.
 */
export function parseJson(text: string): Json {
  const cursor: Cursor = { text, token: new RegExp(TOKEN), depth: 0 };
  const result = readValue(cursor, next(cursor));
  if (next(cursor)[0].trim() !== '' || cursor.token.lastIndex !== text.length) {
    throw new SyntaxError(`expected the end at ${cursor.token.lastIndex}`);
  }
  return result;
}

/** The next token: [whole, mark, quoted text, number, word]; all but the first undefined at the end. */
function next({ text, token }: Cursor): RegExpExecArray {
  const at = token.lastIndex;
  const match = token.exec(text);
  if (match === null) throw new SyntaxError(`unexpected character at ${at}`);
  return match;
}

function readValue(cursor: Cursor, [, mark, quoted, number, word]: RegExpExecArray): Json {
  if (quoted !== undefined) return JSON.parse(quoted);
  if (number !== undefined) return Number(number);
  if (word !== undefined) return word === 'null' ? null : word === 'true';
  if (mark !== '{' && mark !== '[')
    throw new SyntaxError(`expected a value before ${cursor.token.lastIndex}`);
  if (++cursor.depth > DEEPEST) throw new SyntaxError(`nested deeper than ${DEEPEST}`);
  const found = mark === '{' ? readObject(cursor) : readArray(cursor);
  cursor.depth--;
  return found;
}

function readArray(cursor: Cursor): Json[] {
  const items: Json[] = [];
  let match = next(cursor);
  if (match[1] === ']') return items;
  for (;;) {
    items.push(readValue(cursor, match));
    if (ends(cursor, ']')) return items;
    match = next(cursor);
  }
}

function readObject(cursor: Cursor): Map<string, Json> {
  const entries = new Map<string, Json>();
  let match = next(cursor);
  if (match[1] === '}') return entries;
  for (;;) {
    if (match[2] === undefined) throw new SyntaxError(`expected a key before ${cursor.token.lastIndex}`);
    const key: string = JSON.parse(match[2]);
    if (entries.has(key)) throw new SyntaxError(`key ${JSON.stringify(key)} twice`);
    if (FORBIDDEN.has(key)) throw new SyntaxError(`key ${JSON.stringify(key)} is not allowed`);
    if (next(cursor)[1] !== ':') throw new SyntaxError(`expected ":" before ${cursor.token.lastIndex}`);
    entries.set(key, readValue(cursor, next(cursor)));
    if (ends(cursor, '}')) return entries;
    match = next(cursor);
  }
}

/** Whether the closing mark comes, and not a comma. */
function ends(cursor: Cursor, close: string): boolean {
  const [, mark] = next(cursor);
  if (mark !== close && mark !== ',')
    throw new SyntaxError(`expected "," or "${close}" before ${cursor.token.lastIndex}`);
  return mark === close;
}
