// Runs tfjs-core's own test suite on the backend.
//
//   node tools/conformance/conformance.mjs
//       the promises: on ganvil (built: packages/kernels-as/dist/index.js)
//       (a) every spec that only uses the kernels of gan-kernels.json passes, except the pinned ones below;
//       (b) no spec fails that passes on tfjs-backend-wasm, where the kernels run that ganvil lacks.
//   node tools/conformance/conformance.mjs --backend NAME=MODULE [--grep REGEX] [--kernels LIST.json] [--json OUT] [--baseline JSON]
//       one backend. --kernels: only failures of specs that touch no other kernels count. --baseline: what an earlier
//       --json wrote; only specs that passed there count.
//
// Prints failures by kernel and `N passed, N failed, N skipped`. Exit code 1 if a failure counts.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { counts, lost, print } from './report.mjs';
import { runSpecs } from './specs.mjs';
import { bundleSuite } from './suite.mjs';

const here = import.meta.dirname;
const BACKENDS = {
  ganvil: join(here, '..', '..', 'packages', 'kernels-as', 'dist', 'index.js'),
  wasm: '@tensorflow/tfjs-backend-wasm',
};

/** Specs that are wrong, and why. */
const PINNED = {
  'avgPool gradient x=[3,3,1] f=[3,3] s=1 p=explicit':
    'expects the backward pass to divide by the whole window where the forward pass divides by its valid part',
  'depthwiseConv2d gradients throws error on dilations > 1': 'expects no gradient where there is one',
  'mirrorPad grad': 'expects the gradient of the reflected elements to be lost',
  'mirrorPad gradient with clones': 'expects the gradient of the reflected elements to be lost',
};

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Whether a spec ran nothing but kernels of the set. */
const within = (kernels) => (spec) => spec.kernels.every((kernel) => kernels.has(kernel));

/** Runs both backends, each in a separate process, and checks the promises; the result is the number of broken ones. */
async function promises() {
  await bundleSuite();
  const folder = mkdtempSync(join(tmpdir(), 'ganvil-conformance-'));
  const [ganvil, wasm] = await Promise.all(
    Object.entries(BACKENDS).map(([name, module]) => inProcess(name, module, join(folder, `${name}.json`))),
  );
  rmSync(folder, { recursive: true });
  print(ganvil);
  console.log(`wasm: ${counts(wasm.specs)}`);

  const list = readJson(join(here, 'gan-kernels.json'));
  const own = new Set(ganvil.own);
  const missing = list.filter((kernel) => !own.has(kernel)).map((kernel) => `${kernel} is not registered`);
  const isGan = within(new Set([...list, ...ganvil.own.filter((kernel) => !wasm.own.includes(kernel))]));
  const gan = ganvil.specs.filter((spec) => isGan(spec) && spec.status !== 'skipped');
  const wrong = gan.filter(({ name, status }) => status === 'failed' && !PINNED[name]);
  const stale = Object.keys(PINNED).filter(
    (name) => gan.find((spec) => spec.name === name)?.status !== 'failed',
  );
  const behind = lost(ganvil, wasm).filter(({ name }) => !PINNED[name]);

  for (const [name, reason] of Object.entries(PINNED)) console.log(`pinned: "${name}" ${reason}`);
  console.log(
    `(a) ${gan.length - wrong.length} of ${gan.length} specs within the ${list.length} GAN kernels as they should be`,
  );
  console.log(`(b) ${behind.length} specs fail that pass on tfjs-backend-wasm`);
  const broken = [
    ...missing,
    ...wrong.map(({ name, errors }) => `(a) ${name}: ${errors[0]}`),
    ...stale.map((name) => `(a) ${name} is pinned and does not fail`),
    ...behind.map(({ name, errors }) => `(b) ${name}: ${errors[0]}`),
  ];
  for (const line of broken) console.log(`broken: ${line}`);
  return broken.length;
}

/** This program on one backend in a separate process, since the suite's globals allow one run only. */
async function inProcess(name, module, file) {
  const args = [import.meta.filename, '--backend', `${name}=${module}`, '--json', file];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
  return readJson(file);
}

/** One backend; the result is the number of failures that count. */
async function one({ backend, grep, kernels, json, baseline }) {
  const [name, module] = backend.split('=');
  const result = await runSpecs(name, located(module), new RegExp(grep ?? ''));
  if (json) writeFileSync(json, JSON.stringify(result));
  print(result);
  const counted = kernels ? within(new Set(readJson(kernels))) : () => true;
  const failed = baseline
    ? lost(result, readJson(baseline))
    : result.specs.filter(({ status }) => status === 'failed');
  const count = failed.filter(counted).length;
  if (kernels || baseline) console.log(`${count} of the failures count`);
  return count;
}

/** A path or a package's name as what `import` takes. */
function located(module) {
  const isPath = /^[./\\]|^\w:/.test(module);
  return pathToFileURL(isPath ? resolve(module) : createRequire(import.meta.url).resolve(module)).href;
}

const { values } = parseArgs({
  options: Object.fromEntries(
    ['backend', 'grep', 'kernels', 'json', 'baseline'].map((name) => [name, { type: 'string' }]),
  ),
});
const failures = await (values.backend ? one(values) : promises());
process.exit(failures > 0 ? 1 : 0);
