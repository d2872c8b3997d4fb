export type Json = string | number | boolean | null | Json[] | Map<string, Json>;

const TOKEN =
  /[\t\n\r ]*(?:([{}[\],:])|("[^"\\]*(?:\\.[^"\\]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)|(true|false|null)|$)/y;

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

const DEEPEST = 32;

/**
 * JSON from someone we do not trust. Unlike JSON.parse it keeps objects as Maps, and throws SyntaxError for a key that
 * comes twice, keys that reach for prototypes, and nesting deeper than 32.
 */
export function parseJson(text: string): Json {
  const token = new RegExp(TOKEN);
  let depth = 0;

  const next = (): RegExpExecArray => {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (match === null) throw new SyntaxError(`unexpected character at ${at}`);
    return match;
  };
  const value = (match: RegExpExecArray): Json => {
    const [, mark, quoted, number, word] = match;
    if (quoted !== undefined) return JSON.parse(quoted);
    if (number !== undefined) return Number(number);
    if (word !== undefined) return word === 'null' ? null : word === 'true';
    if (mark !== '{' && mark !== '[') throw new SyntaxError(`expected a value before ${token.lastIndex}`);
    if (++depth > DEEPEST) throw new SyntaxError(`nested deeper than ${DEEPEST}`);
    const found = mark === '{' ? object() : array();
    depth--;
    return found;
  };
  const array = (): Json[] => {
    const items: Json[] = [];
    let match = next();
    if (match[1] === ']') return items;
    for (;;) {
      items.push(value(match));
      const end = next()[1];
      if (end === ']') return items;
      if (end !== ',') throw new SyntaxError(`expected "," or "]" before ${token.lastIndex}`);
      match = next();
    }
  };
  const object = (): Map<string, Json> => {
    const entries = new Map<string, Json>();
    let match = next();
    if (match[1] === '}') return entries;
    for (;;) {
      if (match[2] === undefined) throw new SyntaxError(`expected a key before ${token.lastIndex}`);
      const key: string = JSON.parse(match[2]);
      if (entries.has(key)) throw new SyntaxError(`key ${JSON.stringify(key)} twice`);
      if (FORBIDDEN.has(key)) throw new SyntaxError(`key ${JSON.stringify(key)} is not allowed`);
      if (next()[1] !== ':') throw new SyntaxError(`expected ":" before ${token.lastIndex}`);
      entries.set(key, value(next()));
      const end = next()[1];
      if (end === '}') return entries;
      if (end !== ',') throw new SyntaxError(`expected "," or "}" before ${token.lastIndex}`);
      match = next();
    }
  };

  const result = value(next());
  if (next()[0].trim() !== '' || token.lastIndex !== text.length) {
    throw new SyntaxError(`expected the end at ${token.lastIndex}`);
  }
  return result;
}
