// Writes the type declarations of the package's entries to dist/, with those of Ganvil's other packages in one tree.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';

const packages = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const declared = (path) => path.replace(/(\.d)?\.ts$/, '.d.ts');

/** Runs the compiler; gives the folder with a declaration for each file that an entry leads to. */
function emit(entries) {
  const outDir = mkdtempSync(join(tmpdir(), 'ganvil-declarations-'));
  const project = join(outDir, 'tsconfig.json');
  const files = [
    ...entries.map((entry) => `web/${entry}`),
    'web/src/css.d.ts',
    'core/src/index.ts',
    'core/src/host.d.ts',
  ];
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    outDir,
    rootDir: packages,
    types: [],
    // Through node_modules, the compiler would treat them as external.
    paths: Object.fromEntries(
      ['core/index', 'kernels-as/index', 'kernels-as/internal'].map((entry) => {
        const [name, file] = entry.split('/');
        return [`@ganvil/${entry.replace(/\/index$/, '')}`, [join(packages, name, `src/${file}.ts`)]];
      }),
    ),
  };
  const extended = join(packages, 'web/tsconfig.json');
  const config = {
    extends: extended,
    compilerOptions,
    include: [],
    files: files.map((file) => join(packages, file)),
  };
  writeFileSync(project, JSON.stringify(config));
  execFileSync(join(packages, 'web/node_modules/.bin/tsc'), ['-p', project], { stdio: 'inherit' });
  return outDir;
}

/** Exported name -> its file, as core's index has them. */
function exportsOfCore(folder) {
  const index = readFileSync(join(folder, 'core/src/index.d.ts'), 'utf8');
  const found = [...index.matchAll(/^export (?:type )?\{([^}]*)\} from '\.\/([^']+)';/gm)].flatMap(
    ([, names, file]) =>
      names.split(',').map((name) => [name.trim().replace(/^type /, ''), `core/src/${file}`]),
  );
  return new Map(found);
}

/** Writes dist/<name>.d.ts for each entry `src/<name>.ts`, and what they lead to in dist/types/. */
export function writeDeclarations(entries, dist) {
  const from = emit(entries);
  const core = exportsOfCore(from);
  const done = new Set();
  const visit = (path) => {
    if (done.has(path)) return;
    done.add(path);
    const relative = (file) => {
      const way = posix.relative(dirname(path), file);
      return `${way.startsWith('.') ? way : `./${way}`}`.replace(/\.ts$/, '.js');
    };
    const text = readFileSync(join(from, declared(path)), 'utf8')
      .replace(/^(import|export) (type )?\{([^}]*)\} from '@ganvil\/core';/gm, (_, verb, __, names) =>
        names
          .split(',')
          .map((name) => name.trim().replace(/^type /, ''))
          .map((name) => `${verb} type { ${name} } from '${relative(core.get(name))}';`)
          .join('\n'),
      )
      .replace(/(?<=from '|import\(")\.{1,2}\/[^'"]+\.ts(?=['"])/g, (file) => {
        const target = posix.join(posix.dirname(path), file);
        visit(target);
        return file.replace(/\.ts$/, '.js');
      });
    const [, foreign] = /^(?:import|export)\b[^;]* from '([^.'][^']*)'/m.exec(text) ?? [];
    if (foreign) throw new Error(`${path}: expected types of the package itself, got those of ${foreign}.`);
    for (const [, file] of text.matchAll(/from '(\.[^']*core\/src\/[^']+)\.js'/g))
      visit(posix.join(posix.dirname(path), `${file}.ts`));
    const file = join(dist, 'types', declared(path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  for (const entry of entries) {
    visit(`web/${entry}`);
    const name = posix.basename(entry, '.ts');
    writeFileSync(join(dist, `${name}.d.ts`), `export * from './types/web/src/${name}.js';\n`);
  }
  rmSync(from, { recursive: true });
  return done.size;
}
