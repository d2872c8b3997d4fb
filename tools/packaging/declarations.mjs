// Writes the type declarations of a package's entries to its dist/.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = resolve(fileURLToPath(new URL('.', import.meta.url)), '../../packages');
const declared = (path) => path.replace(/(\.d)?\.ts$/, '.d.ts');
/** What is compiled along: declarations of globals, which no file imports; for web the table of core's exports. */
const ALONG = {
  'kernels-as': ['kernels-as/src/hostGlobals.d.ts'],
  core: ['kernels-as/src/hostGlobals.d.ts', 'core/src/hostGlobals.d.ts'],
  web: ['web/src/css.d.ts', 'core/src/hostGlobals.d.ts', 'core/src/index.ts'],
};

/** Runs the compiler with a package's settings; gives the folder with a declaration for each file that an entry leads to. */
function emit(name, entries) {
  const outDir = mkdtempSync(join(tmpdir(), 'ganvil-declarations-'));
  const project = join(outDir, 'tsconfig.json');
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    outDir,
    rootDir: packages,
    types: [],
  };
  const files = [...entries, ...ALONG[name]].map((file) => join(packages, file));
  const config = { extends: join(packages, name, 'tsconfig.json'), compilerOptions, include: [], files };
  writeFileSync(project, JSON.stringify(config));
  execFileSync(join(packages, name, 'node_modules/.bin/tsc'), ['-p', project], { stdio: 'inherit' });
  return outDir;
}

/** Exported name -> its file, as core's index has them; empty where core was not compiled. */
function exportsOfCore(folder) {
  const file = join(folder, 'core/src/index.d.ts');
  const index = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const found = [...index.matchAll(/^export (?:type )?\{([^}]*)\} from '\.\/([^']+)';/gm)].flatMap(
    ([, names, file]) =>
      names.split(',').map((name) => [name.trim().replace(/^type /, ''), `core/src/${file}`]),
  );
  return new Map(found);
}

/** The text with a line per name that it imports from core, each from the file that declares it. */
const withoutCore = (text, core, relative) =>
  text.replace(/^(import|export) (type )?\{([^}]*)\} from '@ganvil\/core';/gm, (_, verb, __, names) =>
    names
      .split(',')
      .map((name) => name.trim().replace(/^type /, ''))
      .map((name) => `${verb} type { ${name} } from '${relative(core.get(name))}';`)
      .join('\n'),
  );

/** The packages whose types a declaration uses. */
const foreignIn = (text) =>
  [
    ...text
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .matchAll(/(?:\bfrom |\bimport\(|^import )['"]([^.'"][^'"]*)['"]/gm),
  ].map(([, name]) => name);

/**
 * Writes dist/<entry>.d.ts for each entry (name -> path of its source in the package), and what they lead to in dist/types/.
 * Types of other packages must be in `may`, the packages that are installed along; those of core are copied.
 */
export function writeDeclarations(name, entries, may = []) {
  const dist = join(packages, name, 'dist');
  const sources = Object.values(entries).map((entry) => `${name}/${entry}`);
  const from = emit(name, sources);
  const core = exportsOfCore(from);
  const done = new Set();
  const visit = (path) => {
    if (done.has(path)) return;
    done.add(path);
    const relative = (file) => {
      const way = posix.relative(dirname(path), file);
      return way.startsWith('.') ? way : `./${way}`;
    };
    const text = readFileSync(join(from, declared(path)), 'utf8');
    const own = withoutCore(text, core, relative).replace(
      /((?:\bfrom |\bimport\()['"])(\.{1,2}\/[^'"]+\.ts)(?=['"])/g,
      (_, before, file) => {
        visit(posix.join(posix.dirname(path), file));
        return `${before}${file.replace(/\.ts$/, '.js')}`;
      },
    );
    const foreign = foreignIn(own).filter((specifier) => !may.includes(specifier));
    if (foreign.length > 0)
      throw new Error(`${path}: expected types of the package itself, got those of ${foreign.join(', ')}.`);
    const file = join(dist, 'types', declared(path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, own);
  };
  for (const [entry, source] of Object.entries(entries)) {
    visit(`${name}/${source}`);
    const target = `./types/${name}/${source.replace(/\.ts$/, '.js')}`;
    writeFileSync(join(dist, `${entry}.d.ts`), `export * from '${target}';\n`);
  }
  rmSync(from, { recursive: true });
  return done.size;
}
