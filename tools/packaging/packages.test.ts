// The packages as strangers get them: packed by npm and by pnpm, installed outside of the workspace, typed, and run on the oldest
// and on a current Node, with the digests of the sources.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataset, openRun, resolveConfig, startBackend } from '@ganvil/core';
import * as esbuild from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandOf, type EngineName } from '../identity/engines.ts';
import { contentsOf, managerOf, type Packer, PUBLISHED, pack } from './packed.ts';

const root = join(import.meta.dirname, '../..');
const TFJS = '4.22.0';
/** The oldest Node and a current one, where the registry has binaries for this machine. */
const NODES: readonly (EngineName | 'this Node')[] =
  process.platform === 'linux' && process.arch === 'x64' ? ['Node 20', 'Node 24'] : ['this Node'];
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ganvil-packages-')));
const tarballs = {} as Record<Packer, Record<string, string>>;
const online = spawnSync('npm', ['ping', '--fetch-timeout=5000', '--fetch-retries=0']).status === 0;
if (!online) console.warn('The registry cannot be reached: the packages are packed, but not installed.');

beforeAll(() => {
  for (const packer of ['npm', 'pnpm'] as const) tarballs[packer] = pack(packer, join(folder, packer));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(Object.values(PUBLISHED))('%s', (name) => {
  const contents = (packer: Packer) =>
    contentsOf(tarballs[packer][name], join(folder, `${packer}-contents`, name));

  test('is the same whether npm or pnpm packs it', () => {
    expect(contents('npm')).toEqual(contents('pnpm'));
  });

  test('contains a licence, a README and what was built, no sources, tests or logs', () => {
    const { manifest, files } = contents('npm');
    expect(JSON.stringify(manifest)).not.toMatch(/"(catalog|workspace):/);
    const paths = Object.keys(files);
    expect(paths).toContain('LICENSE');
    expect(paths).toContain('README.md');
    const built = /^dist\/([\w-]+\/)*[\w-]+\.(js|wasm|html|css|svg|ttf|d\.ts|safetensors)$/;
    // The program of ranks, which users of MPI compile, the list of trained starts, and the licences of rasteriser and font.
    const licences = ['', 'page/'].flatMap((at) => [`dist/${at}resvg.txt`, `dist/${at}figures-font.txt`]);
    const own = ['LICENSE', 'README.md', 'dist/mpi/rank.c', 'dist/page/starts/starts.json', ...licences];
    const others = paths.filter((path) => !own.includes(path) && !built.test(path));
    expect(others).toEqual([]);
  });
});

/** The code of the README's first example, with more lines after it. */
function exampleOf(name: string, after = ''): string {
  const readme = readFileSync(join(root, 'packages', name, 'README.md'), 'utf8');
  return `${/```js\n([\s\S]*?)```/.exec(readme)![1]}${after}`;
}

/** The second example: threads. */
const threads = () => {
  const readme = readFileSync(join(root, 'packages/kernels-as/README.md'), 'utf8');
  return [...readme.matchAll(/```js\n([\s\S]*?)```/g)][1][1];
};

const SETTINGS = { seed: 1, steps: 20, evaluateEvery: 10, sampleEvery: 0 };
const TRAINING = `import { openDataset, resolveConfig, startBackend, type TrainEvent, train } from '@ganvil/core';
import { abiVersion, type Options } from '@ganvil/kernels-as';
import { commands } from '@ganvil/kernels-as/internal';
import { type ThreadStart, workThread } from '@ganvil/kernels-as/thread';
import type { Tensor } from '@tensorflow/tfjs-core';

const config = resolveConfig(${JSON.stringify(SETTINGS)}, 'ring8');
await startBackend(config);
const { dataset } = await openDataset(config);
export const events: TrainEvent[] = [];
for await (const event of train(config, dataset)) events.push(event);
const last = events[events.length - 1];
if (last.type === 'end') console.log(last.digest);
`;
const TYPES = `
export const loss: string = config.loss;
export const uses = (start: ThreadStart, tensor: Tensor): Partial<Options> => {
  workThread(start);
  return { threads: tensor.rank + abiVersion + Object.keys(commands).length };
};
// @ts-expect-error: there is no such setting
resolveConfig({ stepz: 1 });
// @ts-expect-error: nor such a profile
export const options: Partial<Options> = { numerics: 'fast' };
`;

/** The digest of these settings, from the sources. */
async function digestOfSources(): Promise<string> {
  const config = resolveConfig(SETTINGS, 'ring8');
  await startBackend(config);
  const run = await openRun(config, (await openDataset(config)).dataset);
  while (run.done.G < config.steps) run.update('all');
  const digest = run.digest();
  run.dispose();
  return digest;
}

/** Without the types, which the oldest Node cannot strip. */
const javascript = (code: string) =>
  esbuild.transformSync(code, { loader: 'ts', format: 'esm', target: 'es2022' }).code;

describe.runIf(online).each(['npm', 'pnpm'] as const)('installed by %s', (packer) => {
  const app = join(folder, `app-${packer}`);
  let digest: string;

  beforeAll(async () => {
    digest = await digestOfSources();
    mkdirSync(app);
    const ours = Object.fromEntries(
      Object.entries(tarballs[packer]).map(([name, tarball]) => [name, `file:${tarball}`]),
    );
    // Versions of ours that are not in the registry yet.
    const overrides = { '@ganvil/kernels-as': ours['@ganvil/kernels-as'] };
    const manifest = {
      name: 'app',
      private: true,
      type: 'module',
      dependencies: { ...ours, '@tensorflow/tfjs-core': TFJS },
      ...(packer === 'pnpm' ? { pnpm: { overrides } } : {}),
    };
    writeFileSync(join(app, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(app, 'train.ts'), TRAINING + TYPES);
    writeFileSync(join(app, 'train.mjs'), javascript(TRAINING));
    writeFileSync(join(app, 'core.mjs'), exampleOf('core'));
    writeFileSync(
      join(app, 'threads.mjs'),
      `${threads()}\n${exampleOf('kernels-as')}\nconsole.log(tf.getBackend());`,
    );
    const [command, ...words] = managerOf(packer);
    const quiet = packer === 'npm' ? ['--no-audit', '--no-fund'] : ['--ignore-workspace'];
    execFileSync(command, [...words, 'install', '--prefer-offline', ...quiet], { cwd: app, stdio: 'pipe' });
  }, 240_000);

  test.each(['bundler', 'node16'])('has types for a strict project, resolved as %s', (moduleResolution) => {
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'es2022',
      lib: ['es2022', 'dom'],
      types: [],
      module: moduleResolution === 'bundler' ? 'esnext' : 'node16',
      moduleResolution,
    };
    const project = join(app, `tsconfig.${moduleResolution}.json`);
    writeFileSync(project, JSON.stringify({ compilerOptions, files: ['train.ts'] }));
    const tsc = join(root, 'tools/node_modules/.bin/tsc');
    const { stdout } = spawnSync(tsc, ['-p', project], { encoding: 'utf8' });
    // tfjs-core's types bring those of WebGPU, which newer libraries of TypeScript declare as well.
    const others = /^[^ ]*(@tensorflow|@webgpu|typescript)[^ ]*\.d\.ts\(/;
    expect(stdout.split('\n').filter((line) => /^\S/.test(line) && !others.test(line))).toEqual([]);
  });

  describe.each(NODES)('on %s', (engine) => {
    let node: string[];
    const run = (...args: string[]) =>
      execFileSync(node[0], [...node.slice(1), ...args], {
        cwd: app,
        encoding: 'utf8',
        stdio: 'pipe',
      }).trim();
    beforeAll(() => {
      node = engine === 'this Node' ? [process.execPath] : commandOf(engine);
    }, 240_000);

    test('core trains to the digest of the sources', () => {
      expect(run('train.mjs')).toBe(digest);
    });

    test('so does the command', () => {
      const out = `run of ${engine}`;
      const flags = '--seed 1 --steps 20 --evaluate-every 10 --sample-every 0 --json'.split(' ');
      const said = run('node_modules/ganvil/dist/ganvil.js', 'train', 'ring8', ...flags, '--out', out);
      expect(JSON.parse(said).digest).toBe(digest);
    });

    // Once is enough, and pnpm's node_modules holds nothing that a manifest does not name.
    if (packer === 'npm') return;
    test('the examples of the READMEs run as written', () => {
      expect(run('core.mjs')).toMatch(/^0 \{[\s\S]*\}\n250 \{[\s\S]*\}\n500 \{[\s\S]*\}\n[0-9a-f]{64}$/);
      const said = run('threads.mjs');
      expect(said).toMatch(/\nganvil$/);
      const weights = said.match(/\d+(\.\d+)?/g)!.map(Number);
      expect(weights.map(Math.round)).toEqual([1, 2]);
    });
  });

  test('the command is on the path of scripts', () => {
    const [command, ...words] = packer === 'npm' ? ['npx', '--no-install'] : [...managerOf('pnpm'), 'exec'];
    const said = execFileSync(command, [...words, 'ganvil', '--version'], { cwd: app, encoding: 'utf8' });
    expect(said).toContain(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);
  });

  test('an app that is bundled keeps the backend, and one tfjs-core', async () => {
    const { metafile } = await esbuild.build({
      entryPoints: [join(app, 'train.mjs')],
      bundle: true,
      format: 'esm',
      platform: 'node',
      mainFields: ['module', 'main'],
      outfile: join(app, 'bundle.mjs'),
      banner: {
        js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
      },
      metafile: true,
    });
    const engines = Object.keys(metafile.inputs).filter((path) => path.endsWith('tfjs-core/dist/engine.js'));
    expect(engines.length).toBe(1);
    const said = execFileSync('node', ['bundle.mjs'], { cwd: app, encoding: 'utf8', stdio: 'pipe' });
    expect(said.trim()).toBe(digest);
  });
});
