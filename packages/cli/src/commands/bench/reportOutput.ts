import { EXIT, Failure } from '../../node/exit.ts';
import { checkOutput, STDOUT } from '../../node/outputFile.ts';
import { print, writeError } from '../../terminal/output.ts';

/** Checks the output files that flags name. The result prints the report: to stdout, or to stderr if a file goes to stdout. Throws a Failure. */
export function report(files: Readonly<Record<string, string | undefined>>): (text: string) => void {
  const named = Object.entries(files).filter((row): row is [string, string] => row[1] !== undefined);
  for (const [flag, path] of named) checkOutput(path, flag);
  const [first, second] = named.filter(([, path]) => path === STDOUT);
  if (second)
    throw new Failure(EXIT.usage, `${second[0]}: expected a file, since stdout is for ${first[0]}, got "-".`);
  return first ? (text) => writeError(`${text}\n`) : print;
}
