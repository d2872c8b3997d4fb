// Reads the kernels' own signatures: what the dispatcher and the host's tables are generated from.
import { readdirSync, readFileSync } from 'node:fs';

/** Types of parameters, and the kinds of their words: address, int32, float32. */
export const WORD = { usize: 'p', i32: 'i', f32: 'f' };
/** The last parameters of a kernel that threads can share: no words of the command, the dispatcher gives them. */
const SHARE = ['part: i32', 'parts: i32', 'thread: i32'];

const FUNCTION = /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?^export function (\w+)\(([^)]*)\): (\w+)/gm;
const textOf = (doc = '') => doc.replace(/\s*\n \*\s*/g, ' ').trim();
const listOf = (parameters) =>
  parameters
    .replace(/\s+/g, ' ')
    .split(',')
    .map((s) => s.trim())
    .filter(Boolean);

function parameterOf(where, text) {
  const [, name, type] = /^(\w+): (\w+)$/.exec(text) ?? [];
  if (!WORD[type]) throw new Error(`${where}: parameter "${text}" must be usize, i32 or f32`);
  return { name, type };
}

/**
 * A companion of a kernel: `<kernel>Parts` says into how many parts a command is worth cutting for `threads`, `<kernel>Workspace`
 * how many bytes of workspace `threads` need. Its parameters are some of the kernel's, by name, and at last `threads`.
 */
function companionOf(where, { list, result }, type) {
  if (result !== type) throw new Error(`${where} must return ${type}, not ${result}`);
  const parameters = list.map((text) => parameterOf(where, text));
  if (parameters.pop()?.name !== 'threads') throw new Error(`${where} must end in threads: i32`);
  return { parameters };
}

function checkCompanion(where, companion, kernel) {
  for (const { name, type } of companion.parameters)
    if (!kernel.parameters.some((p) => p.name === name && p.type === type))
      throw new Error(`${where}: ${kernel.name} has no parameter ${name}: ${type}`);
}

/**
 * Every kernel of the families that assembly/index.ts names, in order: { family, name, parameters: [{ name, type }], doc, parts?, workspace? }.
 * A kernel that ends in `part, parts, thread` is shared and has `parts`; one with a parameter `workspace` has `workspace`, or says
 * "Workspace as of `<another kernel>`". `extra` are workspaces that several commands use.
 */
export function readKernels() {
  const index = readFileSync('assembly/index.ts', 'utf8');
  const families = [...index.matchAll(/^export \* from "\.\/kernels\/(\w+)"/gm)].map(([, family]) => family);
  const perFamily = families.map(readFamily);
  return {
    kernels: perFamily.flatMap(({ kernels }) => kernels),
    extra: perFamily.flatMap(({ extra }) => extra),
  };
}

function readFamily(family) {
  const source = readFileSync(`assembly/kernels/${family}.ts`, 'utf8');
  const functions = [...source.matchAll(FUNCTION)].map(([, doc, name, list, result]) => ({
    name,
    list: listOf(list),
    result,
    doc: textOf(doc),
  }));
  const found = new Map(functions.map((f) => [f.name, f]));
  const isCompanion = ({ name }) => /(Parts|Workspace)$/.test(name);
  const kernels = functions.filter((f) => !isCompanion(f)).map((f) => readKernel(family, f, found));
  const names = new Set(kernels.flatMap(({ name }) => [`${name}Parts`, `${name}Workspace`]));
  const extra = functions
    .filter((f) => isCompanion(f) && !names.has(f.name))
    .map((f) => ({
      family,
      name: f.name.replace(/Workspace$/, ''),
      doc: f.doc,
      ...companionOf(f.name, f, 'f64'),
    }));
  return { kernels, extra };
}

function readKernel(family, { name, list, result, doc }, found) {
  const where = `${family}.ts: ${name}`;
  if (result !== 'void') throw new Error(`${where} must return void, not ${result}`);
  const isShared = list.slice(-SHARE.length).join() === SHARE.join();
  const words = isShared ? list.slice(0, -SHARE.length) : list;
  const kernel = { family, name, doc, parameters: words.map((text) => parameterOf(where, text)) };
  const hasWorkspace = kernel.parameters.some((p) => p.name === 'workspace');
  for (const [suffix, key, type, wanted] of [
    ['Parts', 'parts', 'i32', isShared],
    ['Workspace', 'workspace', 'f64', hasWorkspace],
  ]) {
    const companion = found.get(name + suffix);
    if (!companion && suffix === 'Workspace' && /Workspace as of `\w+`/.test(doc)) continue;
    if (wanted !== Boolean(companion))
      throw new Error(`${where}: expected ${wanted ? 'a' : 'no'} ${name}${suffix}`);
    if (!companion) continue;
    kernel[key] = companionOf(name + suffix, companion, type);
    checkCompanion(name + suffix, kernel[key], kernel);
  }
  return kernel;
}

/** The classes of assembly/shared/: what both sides of the border read by address, as { name, doc, fields: [{ name, doc }] }; all of 4 bytes. */
export function readStructs() {
  const files = readdirSync('assembly/shared').sort();
  return files.flatMap((file) => {
    const source = readFileSync(`assembly/shared/${file}`, 'utf8');
    const classes =
      /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?@unmanaged\s+export class (\w+) \{\n([\s\S]*?)\n\}/g;
    return [...source.matchAll(classes)].map(([, doc, name, body]) => {
      const fields = [...body.matchAll(/(?:^ {2}\/\*\*((?:(?!\*\/).)*)\*\/\n)?^ {2}(\w+): (\w+);/gm)];
      for (const [, , field, type] of fields)
        if (!WORD[type]) throw new Error(`${file}: ${name}.${field} must be usize, i32 or f32`);
      return {
        name,
        doc: textOf(doc),
        fields: fields.map(([, text, field, type]) => ({ name: field, type, doc: textOf(text) })),
      };
    });
  });
}
