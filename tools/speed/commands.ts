import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';

/** The repository: parent of tools/run.mjs. */
export const root = dirname(dirname(process.argv[1]));

/** The stdout of a command. Throws if it fails; its stderr goes to that of this process. */
export function printed([command, ...args]: readonly string[]): string {
  const { status, stdout, error } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${args.join(' ')}: expected it to succeed, got ${error ?? status}`);
  return stdout;
}

/** The words that run the built command, on this Node or another engine. */
export function ganvil(engine: readonly string[], ...args: readonly string[]): string[] {
  return [...engine, `${root}/packages/cli/dist/ganvil.js`, ...args];
}

/** The words that run another tool. */
export function tool(name: string, ...args: readonly string[]): string[] {
  return [process.execPath, `${root}/tools/run.mjs`, name, ...args];
}

/** A row of a table in Markdown. */
export function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
