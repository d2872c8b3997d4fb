// The recipes of CONTRIBUTING hold: in a copy of core, one file and one line per table add an entry, which all sweeps then cover.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../houseRules/sources.ts';

/** Folder of a table -> an entry of it, whose file is copied under the new name. The most demanding entry of each table. */
const recipes: Readonly<Record<string, string>> = {
  architectures: 'mlp',
  batchFeatures: 'discrimination',
  datasets: 'gauss1d',
  games: 'gan',
  losses: 'relativisticAverage',
  metrics: 'meanError',
  norms: 'spectral',
  optimizers: 'adam',
  penalties: 'wganGp',
  presets: 'gauss1d',
  schedules: 'linear',
};

const copy = mkdtempSync(join(tmpdir(), 'ganvil-recipes-'));
const core = join(copy, 'packages/core');
afterAll(() => rmSync(copy, { recursive: true }));

/** Tests of core that sweep tables; the last one is added to the copy. */
const SWEEPS = ['accuracy', 'datasets', 'gradients', 'train', 'secondName', 'verify', 'added'].map(
  (name) => `test/${name}.test.ts`,
);

/** The name under which an entry is added: `addedLosses`. */
const nameIn = (folder: string): string => `added${folder[0].toUpperCase()}${folder.slice(1)}`;

/** Follows a recipe: one file, and its line in index.ts (an import and the name in the table). */
function follow(folder: string, template: string): void {
  const at = join(core, 'src', folder);
  const [name, index] = [nameIn(folder), join(at, 'index.ts')];
  const text = readFileSync(join(at, `${template}.ts`), 'utf8');
  const exported = new RegExp(`export const ${template}\\b`);
  expect(text).toMatch(exported);
  const own = folder === 'datasets' ? text.replaceAll(`'${template}'`, `'${name}'`) : text; // it names itself
  writeFileSync(join(at, `${name}.ts`), own.replace(exported, `export const ${name}`));
  const table = readFileSync(index, 'utf8').replace(/export const (\w+)[^=]*= \{/, `$& ${name},`);
  writeFileSync(index, `import { ${name} } from './${name}.ts';\n${table}`);
}

/** A test that trains with each entry that no sweep of core trains with. */
const TRAINED = `
import { expect, test } from 'vitest';
import { openDataset, resolveConfig, startBackend, train } from '../src/index.ts';

const quick = { steps: 2, width: 8, batchSize: 8, evaluateCount: 64, sampleCount: 4, sampleEvery: 0 };

test.each([
  ['${nameIn('metrics')}', { metrics: '${nameIn('metrics')}' }],
  ['${nameIn('datasets')}', { data: '${nameIn('datasets')}' }],
  ['${nameIn('architectures')}', { architecture: '${nameIn('architectures')}' }],
])('%s', async (name, changes) => {
  const config = resolveConfig({ ...quick, ...changes }, '${nameIn('presets')}');
  await startBackend(config);
  const events = [];
  for await (const event of train(config, (await openDataset(config)).dataset)) events.push(event);
  expect(events.at(-1)).toMatchObject({ type: 'end', reason: 'finished' });
  const evaluation = events.find(({ type }) => type === 'evaluation');
  if (name === '${nameIn('metrics')}') expect(evaluation.metrics).toHaveProperty(name);
});
`;

const isWanted = process.env.GANVIL_SLOW !== undefined;
if (!isWanted) console.log('no test of recipes: node tools/slowTests.mjs runs it');

beforeAll(() => {
  if (!isWanted) return;
  mkdirSync(join(copy, 'packages'));
  cpSync(join(root, 'packages/core'), core, {
    recursive: true,
    filter: (path) => !/[/\\](node_modules|dist|build|\.turbo)$/.test(path),
  });
  symlinkSync(join(root, 'packages/core/node_modules'), join(core, 'node_modules'));
  for (const name of ['tsconfig.base.json', 'packages/kernels-as', 'packages/cli'])
    symlinkSync(join(root, name), join(copy, name));
  for (const [folder, template] of Object.entries(recipes)) follow(folder, template);
  writeFileSync(join(core, 'test/added.test.ts'), TRAINED);
});

/** Runs a command of the workspace in the copy of core. */
function run(command: string, ...args: string[]): Promise<{ code: unknown; output: string }> {
  const file = join(root, 'node_modules/.bin', command);
  return new Promise((resolve) => {
    execFile(file, args, { cwd: core, maxBuffer: 2 ** 28 }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, output: stdout + stderr }),
    );
  });
}

describe.skipIf(!isWanted)('an entry in every table', () => {
  test('has the right types', async () => {
    const { code, output } = await run('tsc', '-p', 'tsconfig.json');
    expect(code, output).toBe(0);
  });

  test('is covered by the sweeps, which pass', async () => {
    const report = join(copy, 'report.json');
    const args = ['run', ...SWEEPS, '-t', 'added[A-Z]', '--reporter=json', `--outputFile=${report}`];
    await run('vitest', ...args);
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const results: { status: string; fullName: string; failureMessages: string[] }[] = testResults.flatMap(
      ({ assertionResults }: { assertionResults: unknown[] }) => assertionResults,
    );
    const failed = results.filter(({ status }) => status === 'failed');
    expect(failed.map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0]}`)).toEqual([]);
    const passed = results.filter(({ status }) => status === 'passed').map(({ fullName }) => fullName);
    for (const folder of Object.keys(recipes)) {
      const own = passed.filter((name) => name.includes(nameIn(folder)));
      expect(own.length, `tests of ${nameIn(folder)} among ${passed.join('; ')}`).toBeGreaterThan(0);
    }
  });
});
