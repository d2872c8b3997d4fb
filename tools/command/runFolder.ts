import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder for the runs of a tool, among the temporary files. */
export const runFolder = (tool: string): string => mkdtempSync(join(tmpdir(), `ganvil-${tool}-`));
