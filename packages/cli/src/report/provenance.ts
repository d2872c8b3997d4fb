import { machine, machineLine } from '@ganvil/bench';
import { versions } from '../node/versions.ts';
import { type Html, table } from './html.ts';

/** What wrote a report, when and on what. */
export function provenanceTable(rows: readonly (readonly [string, string])[]): Html {
  const at = `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const { abi, kernels } = versions;
  return table(
    ['what', ''],
    [
      ...rows,
      ['report written', `${at}, on ${machineLine(machine(versions))}, kernel ABI ${abi} (${kernels})`],
    ],
  );
}

/** The versions that a config.json names, in a line. */
export function versionsText(found: unknown): string {
  if (typeof found !== 'object' || found === null) return 'unknown';
  return Object.entries(found)
    .map(([name, value]) => `${name} ${String(value).slice(0, 40)}`)
    .join(', ');
}
