// A fresh project of somebody else, with the packed package installed.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes the project: its folder, the package's in it, and what removes it. */
export function packedApp(): { app: string; installed: string; remove(): void } {
  const root = new URL('..', import.meta.url).pathname;
  const app = mkdtempSync(join(tmpdir(), 'ganvil-app-'));
  const installed = join(app, 'node_modules/@ganvil/web');
  const tarball = execFileSync('npm', ['pack', '--silent', '--pack-destination', app], { cwd: root })
    .toString()
    .trim();
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(app, tarball), '-C', installed, '--strip-components=1']);
  writeFileSync(join(app, 'package.json'), '{ "name": "app", "private": true, "type": "module" }');
  return { app, installed, remove: () => rmSync(app, { recursive: true }) };
}
