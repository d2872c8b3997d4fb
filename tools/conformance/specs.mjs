// Runs the suite on one backend and reports the result of every spec and the kernels that it ran.
import { createRequire } from 'node:module';
import { bundleSuite } from './suite.mjs';

const require = createRequire(import.meta.url);
const REAL = ['ganvil', 'wasm', 'cpu', 'webgl', 'webgpu'];
const NEEDS_WORKER = /computation in worker/; // loads tfjs from a CDN

/**
 * Imports `module`, which registers the backend `name`, and runs the specs whose full names match `grep`.
 * Gives { backend, own, specs }: `own` are the kernels that were registered before the backend started, and a spec is
 * { name, status: 'passed' | 'failed' | 'skipped', kernels, errors } with the backend's name cut from its own.
 */
export async function runSpecs(name, module, grep = /(?:)/) {
  const jasmineCore = require('jasmine-core');
  const jasmine = jasmineCore.boot(jasmineCore); // describe, it, expect … become globals
  const show = mute();
  const { ENGINE, setTestEnvs, registry, loadSpecs } = require(await bundleSuite());
  Error.stackTraceLimit = 10; // the suite sets Infinity, which is slow
  await import(module);
  const own = registry.getKernelsForBackend(name).map(({ kernelName }) => kernelName);
  if (!(await ENGINE.setBackend(name))) throw new Error(`conformance: backend ${name} did not start.`);
  const watch = watchKernels(ENGINE, name);

  setTestEnvs([{ name, backendName: name, isDataSync: true }]);
  loadSpecs();
  const mark = ` ${name} {}`;
  const specs = [];
  const env = jasmine.getEnv();
  env.configure({
    random: false,
    specFilter: (spec) => grep.test(spec.getFullName()) && !NEEDS_WORKER.test(spec.getFullName()),
  });
  globalThis.beforeEach(() => {
    if (ENGINE.backendName === name && !ENGINE.registry[name])
      throw new Error('the backend did not come back');
  });
  const record = (result) => specs.push(specOf(result, watch.take(), mark));
  env.addReporter({
    specDone: record,
    suiteDone: (suite) => suite.failedExpectations.length > 0 && record(suite),
    jasmineDone: (all) => all.failedExpectations.length > 0 && record({ ...all, fullName: 'suite' }),
  });
  await env.execute();
  show();
  return { backend: name, own, specs };
}

/** The spec of jasmine's result; `mark` is what names the backend in the names of its specs. */
function specOf({ fullName, status, failedExpectations }, { kernels, strayed }, mark) {
  const errors = failedExpectations.map(({ message }) => message.split('\n')[0].slice(0, 300));
  if (strayed && fullName.includes(mark)) errors.push(strayed);
  const outcome = errors.length > 0 ? 'failed' : status === 'passed' ? 'passed' : 'skipped';
  return { name: fullName.replace(mark, ''), status: outcome, kernels, errors };
}

/** Records the kernels that run, and whether one ran on another backend than `name`: tfjs changes it unasked. */
function watchKernels(engine, name) {
  let kernels = new Set();
  let strayed = '';
  const holder = Object.hasOwn(engine, 'runKernel') ? engine : Object.getPrototypeOf(engine); // a backend may mend it
  const { runKernel } = holder;
  holder.runKernel = function (kernel, inputs, attrs) {
    kernels.add(kernel);
    const other = this.backendName;
    if (other !== name && REAL.includes(other)) strayed = `kernel ${kernel} ran on ${other}`;
    return runKernel.call(this, kernel, inputs, attrs);
  };
  return {
    take() {
      const result = { kernels: [...kernels], strayed };
      kernels = new Set();
      strayed = '';
      return result;
    },
  };
}

/** Silences the console, on which specs spy, until the function that it gives is called. */
function mute() {
  const { log, warn, error, info } = console;
  Object.assign(console, { log() {}, warn() {}, error() {}, info() {} });
  return () => Object.assign(console, { log, warn, error, info });
}
