import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The program `ganvil-rank`: `$GANVIL_RANK`, else in `folder`, else on the path; undefined where there is none that can be started. */
export function findProgram(
  folder: string,
  { GANVIL_RANK, PATH = '' }: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (GANVIL_RANK !== undefined && GANVIL_RANK !== '')
    return isProgram(GANVIL_RANK) ? GANVIL_RANK : undefined;
  const folders = [folder, ...PATH.split(delimiter).filter((each) => each !== '')];
  return folders.map((each) => join(each, 'ganvil-rank')).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
