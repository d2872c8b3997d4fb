// From a clone to a running Ganvil with Node and npm alone, and nothing but Node's own modules in this file:
//
//   npm start [-- ARGS]   set up, build, `ganvil train ARGS`
//   npm test              set up, then all checks and tests
//   npm run demo          set up, build, serve the page
//
// Nothing is written outside the repository but the caches of npm and pnpm. Repeating it is fast: pnpm and turbo skip what is up to date.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const quiet = { CI: 'true', NO_COLOR: '1', FORCE_COLOR: undefined };
const turbo = { ...quiet, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', TURBO_NO_UPDATE_NOTIFIER: '1' };

/** Exits with one line. */
function fail(message) {
  console.error(`ganvil: ${message}`);
  process.exit(1);
}

/** Runs a command to its end. `show`: `all` passes the terminal on, `copy` shows and keeps its output, `none` only keeps it. */
function run(command, args, { env = {}, show = 'none' } = {}) {
  return new Promise((resolve) => {
    const all = { ...process.env, ...env };
    for (const key of Object.keys(all)) if (all[key] === undefined) delete all[key];
    const stdio = show === 'all' ? 'inherit' : ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, args, { cwd: root, env: all, stdio });
    // Ctrl-C also reaches the child, which decides how to exit; this process exits after it.
    const signals = ['SIGINT', 'SIGTERM'];
    const pass = (signal) => signal === 'SIGTERM' && child.kill(signal);
    for (const signal of signals) process.on(signal, pass);
    let output = '';
    const keep = (stream) => (bytes) => {
      output += bytes;
      if (show === 'copy') stream.write(bytes);
    };
    child.stdout?.on('data', keep(process.stdout));
    child.stderr?.on('data', keep(process.stderr));
    child.on('error', (error) => resolve({ code: 1, output: `${command}: ${error.message}` }));
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, pass);
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), output });
    });
  });
}

/** Runs one step of the set-up and reports it in one line; its output is shown only if it fails. */
async function step(what, command, args, env = quiet) {
  process.stderr.write(`ganvil: ${what} … `);
  const start = performance.now();
  const result = await run(command, args, { env });
  process.stderr.write(
    `${result.code === 0 ? '' : 'failed, '}${((performance.now() - start) / 1000).toFixed(1)} s\n`,
  );
  if (result.code !== 0) process.stderr.write(`${result.output.trimEnd()}\n`);
  return result;
}

/** As `step`, but the program ends if the step fails. */
async function must(...args) {
  const result = await step(...args);
  if (result.code !== 0) process.exit(result.code);
  return result;
}

function checkNode() {
  const min = manifest.engines.node.replace('>=', '');
  const [major, minor] = min.split('.').map(Number);
  const [ours, ourMinor] = process.versions.node.split('.').map(Number);
  if (ours < major || (ours === major && ourMinor < minor))
    fail(`expected Node ${min} or newer, got ${process.versions.node}. See https://nodejs.org/en/download`);
}

/** Puts the pinned pnpm first on PATH, out of npm's cache, and installs what the lockfile names. */
async function install() {
  const pnpm = manifest.packageManager;
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const print = 'console.log("PATH " + process.env.PATH)';
  const find = ['exec', '--yes', '--loglevel=error', `--package=${pnpm}`, '--', 'node', '-e', print];
  const { output } = await must(`fetching ${pnpm}`, npm[0], [...npm.slice(1), ...find]);
  const path = /^PATH (.*)$/m.exec(output)?.[1];
  if (!path) fail(`expected npm to run ${pnpm}, got "${output.trim()}".`);
  process.env.PATH = [
    dirname(process.execPath),
    ...path.split(delimiter).filter((p) => p.includes('_npx')),
    process.env.PATH,
  ].join(delimiter);
  const first = existsSync(join(root, 'node_modules')) ? '' : ' (first time: about 20 s)';
  await must(`installing${first}`, 'pnpm', ['install', '--frozen-lockfile', '--prefer-offline']);
}

const viaTurbo = (...args) => ['exec', 'turbo', 'run', ...args, '--no-color', '--output-logs=errors-only'];

async function build() {
  await must('building', 'pnpm', viaTurbo('build', '--concurrency=2'), turbo);
}

/** Adds up the summaries that vitest printed: a run whose files failed to load counts as one failure a file. */
function count(output) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const number = (line, word) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes are control characters
  for (const line of output.replace(/\x1b\[[\d;]*m/g, '').split('\n')) {
    const [, kind, rest] = /\b(Test Files|Tests) {2}(.*)$/.exec(line) ?? [];
    if (kind === 'Tests') {
      total.passed += number(rest, 'passed');
      total.failed += number(rest, 'failed');
      total.skipped += number(rest, 'skipped') + number(rest, 'todo');
    } else if (kind && /no tests/.test(rest)) total.failed += number(rest, 'failed');
  }
  return total;
}

async function test() {
  let broken = 0;
  const check = async (...args) => {
    const { code } = await step(...args);
    if (code !== 0) broken++;
  };
  await check('checking style', 'pnpm', ['exec', 'biome', 'check', '.', '--colors=off']);
  await check(
    'checking types',
    'pnpm',
    viaTurbo('check', '--concurrency=2', '--continue=dependencies-successful'),
    turbo,
  );
  console.error('ganvil: testing …');
  // One package at a time: some tests measure time. All of them, whichever fail.
  const tests = [
    'exec',
    'turbo',
    'run',
    'test',
    '--concurrency=1',
    '--continue=dependencies-successful',
    '--no-color',
  ];
  const { code, output } = await run(
    'pnpm',
    [...tests, '--output-logs=full', '--log-order=stream', '--log-prefix=none'],
    {
      env: turbo,
      show: 'copy',
    },
  );
  const { passed, failed, skipped } = count(output);
  const failures = Math.max(failed, code === 0 ? 0 : 1) + broken;
  console.log(`${passed} passed, ${failures} failed, ${skipped} skipped`);
  return failures > 0 ? 1 : 0;
}

const [command, ...args] = process.argv.slice(2);
const commands = {
  start: async () =>
    (await run(process.execPath, ['packages/cli/dist/ganvil.js', 'train', ...args], { show: 'all' })).code,
  test,
  demo: async () =>
    (await run(process.execPath, ['packages/cli/dist/ganvil.js', 'serve', ...args], { show: 'all' })).code,
};
if (!Object.hasOwn(commands, command ?? ''))
  fail(`expected one of ${Object.keys(commands).join(', ')}, got "${command ?? ''}".`);
checkNode();
await install();
await build();
process.exitCode = await commands[command]();
