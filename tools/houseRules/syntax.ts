// What the parser says about source files: exported declarations with their comments, functions with their lengths.
import { parseAst } from 'rolldown/parseAst';
import type { Source } from './sources.ts';

/** A node of the syntax tree (ESTree), as far as it is read here. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly id?: { readonly name: string } | null;
  readonly key?: { readonly name?: string };
  readonly value?: unknown;
  readonly init?: unknown;
  readonly declaration?: Node | null;
  readonly declarations?: readonly Node[];
  readonly decorators?: readonly Node[];
}

/** An exported declaration. */
export interface Exported {
  readonly name: string;
  /** Whether a documentation comment stands directly above it. */
  readonly documented: boolean;
}

/** A function, method or arrow function. */
export interface Measured {
  readonly name: string;
  /** Lines from its first to its last, nested functions included. */
  readonly lines: number;
}

const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

/** The declarations that a file exports; re-exports are not among them. Overloads of a function count once. */
export function exportsOf(source: Source): Exported[] {
  const found = new Map<string, boolean>();
  for (const node of parse(source)) {
    const { declaration } = node;
    if (!/^Export(Named|Default)Declaration$/.test(node.type) || !declaration) continue;
    const start = Math.min(node.start, ...(declaration.decorators ?? []).map((decorator) => decorator.start));
    const documented = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.test(
      withoutDirectives(source.text.slice(0, start)),
    );
    const names = declaration.declarations?.map(({ id }) => id?.name) ?? [declaration.id?.name];
    for (const name of names) {
      const key = name ?? 'default';
      found.set(key, documented || found.get(key) === true);
    }
  }
  return [...found].map(([name, documented]) => ({ name, documented }));
}

/** The functions of a file with more lines than `min`. */
export function functionsOf(source: Source, min: number): Measured[] {
  const found: Measured[] = [];
  const visit = (node: unknown, name: string): void => {
    if (Array.isArray(node)) for (const child of node) visit(child, name);
    if (typeof node !== 'object' || node === null || !('type' in node)) return;
    const { type, start, end, id, key } = node as Node;
    const own = id?.name ?? key?.name ?? name;
    const lines = FUNCTIONS.includes(type) ? source.text.slice(start, end).split('\n').length : 0;
    if (lines > min) found.push({ name: own, lines });
    for (const child of Object.values(node)) visit(child, own);
  };
  visit(parse(source), '');
  return found;
}

/** AssemblyScript's decorators of functions are no TypeScript: they become spaces. */
function parse({ path, text }: Source): readonly Node[] {
  const plain = text.replace(/^[ \t]*@\w+(\([^)\n]*\))?/gm, (decorator) => ' '.repeat(decorator.length));
  return parseAst(plain, { lang: path.endsWith('.ts') ? 'ts' : 'js' }).body as unknown as readonly Node[];
}

/** Text without the line comments and decorators at its end. */
function withoutDirectives(text: string): string {
  return text.replace(/(?:(?:^|\n)[ \t]*(?:\/\/[^\n]*|@\w+(?:\([^)\n]*\))?[ \t]*))+\s*$/, '\n');
}
