// Arithmetic of latents, as "3 - 8 + 15" or "mean(0-9) - mean(10-19) + 5" (vector arithmetic of https://arxiv.org/abs/1511.06434 section
// 6.3.2). A number is the latent of that seed; mean(...) takes seeds as --seeds does and gives their average; parentheses group; a number
// before * is a factor, one after / a divisor.
import { ConfigError } from '../errors.ts';
import { parseSeeds } from './parseSeeds.ts';

/** A sum of latents by seed, each with its factor. */
export type SeedSum = ReadonlyMap<number, number>;

/** A part of an expression that is shown beside the result: its text, and what it is. */
export interface Operand {
  readonly text: string;
  readonly sum: SeedSum;
}

/** What an expression says: the sum, and the seeds and means that it is made of, in order. */
export interface LatentExpression {
  readonly result: Operand;
  readonly operands: readonly Operand[];
}

const MAX_LENGTH = 1000;
const MAX_OPERANDS = 64;
const MAX_DEPTH = 50;
const TOKEN = /\s*(?:(mean)\s*\(([^()]*)\)|(\d+(?:\.\d+)?|\.\d+)|([-+*/()]))/y;

interface Token {
  readonly text: string;
  readonly seeds?: string;
  readonly at: number;
}

interface Cursor {
  readonly tokens: readonly Token[];
  readonly source: string;
  next: number;
  depth: number;
  readonly operands: Map<string, Operand>;
}

/** Reads an expression. Throws ConfigError that says at which place what was expected. */
export function parseLatent(source: string): LatentExpression {
  if (source.length > MAX_LENGTH) throw wrong(`at most ${MAX_LENGTH} characters`, `${source.length}`, source);
  const cursor: Cursor = { tokens: tokensOf(source), source, next: 0, depth: 0, operands: new Map() };
  const sum = readSum(cursor);
  if (cursor.next < cursor.tokens.length) throw expected(cursor, '+ or -');
  return { result: { text: source.trim(), sum }, operands: [...cursor.operands.values()] };
}

/** The latent of a sum [latentDim], from the latents of its seeds; added in float64 in their order, rounded once. */
export function latentOfSum(
  sum: SeedSum,
  latentDim: number,
  ofSeed: (seed: number) => Float32Array,
): Float32Array {
  const total = new Float64Array(latentDim);
  for (const [seed, factor] of sum) {
    const z = ofSeed(seed);
    for (let k = 0; k < latentDim; k++) total[k] += factor * z[k];
  }
  return Float32Array.from(total);
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (source.slice(pattern.lastIndex).trim() !== '') {
    const at = pattern.lastIndex;
    const match = pattern.exec(source);
    if (!match)
      throw wrong('a seed, mean(SEEDS), +, -, *, / or parentheses', source.slice(at).trim(), source);
    const [, mean, seeds, number, mark] = match;
    tokens.push({ text: mean ? `mean(${seeds.trim()})` : (number ?? mark), seeds, at });
  }
  return tokens;
}

/** term { (+ | -) term } */
function readSum(cursor: Cursor): SeedSum {
  let sum = readTerm(cursor);
  for (let mark = take(cursor, '+', '-'); mark; mark = take(cursor, '+', '-'))
    sum = added(sum, readTerm(cursor), mark === '+' ? 1 : -1);
  return sum;
}

/** { - } [ NUMBER * ] atom { / NUMBER } */
function readTerm(cursor: Cursor): SeedSum {
  let factor = 1;
  while (take(cursor, '-')) factor = -factor;
  while (cursor.tokens[cursor.next + 1]?.text === '*') {
    factor *= readNumber(cursor, 'a number before *');
    cursor.next++;
  }
  const atom = readAtom(cursor);
  while (take(cursor, '/')) {
    const divisor = readNumber(cursor, 'a number after /');
    if (divisor === 0) throw wrong('a divisor other than 0', '0', cursor.source);
    factor /= divisor;
  }
  return added(new Map(), atom, factor);
}

/** SEED | mean(SEEDS) | ( sum ) */
function readAtom(cursor: Cursor): SeedSum {
  if (take(cursor, '(')) {
    if (++cursor.depth > MAX_DEPTH)
      throw wrong(`at most ${MAX_DEPTH} levels of parentheses`, 'more', cursor.source);
    const sum = readSum(cursor);
    if (!take(cursor, ')')) throw expected(cursor, ')');
    cursor.depth--;
    return sum;
  }
  const token = cursor.tokens[cursor.next];
  const seeds = token?.seeds === undefined ? [seedOf(cursor, token)] : seedsOf(token.seeds, cursor.source);
  cursor.next++;
  const sum = new Map<number, number>();
  for (const seed of seeds) sum.set(seed, (sum.get(seed) ?? 0) + 1 / seeds.length);
  cursor.operands.set(token.text, { text: token.text, sum });
  if (cursor.operands.size > MAX_OPERANDS)
    throw wrong(`at most ${MAX_OPERANDS} operands`, 'more', cursor.source);
  return sum;
}

function seedOf(cursor: Cursor, token: Token | undefined): number {
  const seed = /^\d+$/.test(token?.text ?? '') ? Number(token!.text) : Number.NaN;
  if (!Number.isSafeInteger(seed)) throw expected(cursor, 'a seed, mean(SEEDS) or (');
  return seed;
}

/** The seeds of a mean. */
function seedsOf(list: string, source: string): number[] {
  try {
    return parseSeeds(list);
  } catch (error) {
    throw error instanceof RangeError ? wrong(error.message, `mean(${list})`, source) : error;
  }
}

function readNumber(cursor: Cursor, what: string): number {
  const value = Number(cursor.tokens[cursor.next]?.text);
  if (!Number.isFinite(value)) throw expected(cursor, what);
  cursor.next++;
  return value;
}

function take(cursor: Cursor, ...marks: string[]): string | undefined {
  const text = cursor.tokens[cursor.next]?.text;
  if (text === undefined || !marks.includes(text)) return undefined;
  cursor.next++;
  return text;
}

function added(to: SeedSum, sum: SeedSum, factor: number): SeedSum {
  const result = new Map(to);
  for (const [seed, share] of sum) result.set(seed, (result.get(seed) ?? 0) + factor * share);
  return result;
}

function expected(cursor: Cursor, what: string): ConfigError {
  const token = cursor.tokens[cursor.next];
  return wrong(what, token ? `${token.text} at ${token.at}` : 'the end', cursor.source);
}

const wrong = (what: string, got: string, source: string): ConfigError =>
  new ConfigError(`latent: expected ${what}, got ${got.slice(0, 60)} in "${source.slice(0, 120)}".`);
