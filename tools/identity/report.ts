// The results as tables in Markdown.
import { type CaseName, cases } from './cases.ts';
import type { Result } from './results.ts';

const PROFILES = ['strict', 'fma'] as const;
const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Trials whose digest at any step differs from that of the first trial of their case and profile. */
export function differing(results: readonly Result[]): Result[] {
  return results.filter((result) => {
    const peers = results.filter(
      ({ name, numerics }) => name === result.name && numerics === result.numerics,
    );
    return Object.entries(result.digests).some(([step, digest]) => {
      const first = peers.find(({ digests }) => digests[step] !== undefined);
      return first?.digests[step] !== digest;
    });
  });
}

/** Per case: digests, number of trials, number of trials that differ. */
export function byCase(results: readonly Result[]): string {
  const wrong = differing(results);
  const rows = (Object.keys(cases) as CaseName[]).map((name) => {
    const cells = PROFILES.flatMap((numerics) => {
      const ran = results.filter((r) => r.name === name && r.numerics === numerics && r.lacks === undefined);
      const last = Math.max(0, ...ran.flatMap(({ digests }) => Object.keys(digests).map(Number)));
      const digest = ran.find(({ digests }) => digests[last])?.digests[last];
      const differences = wrong.filter((r) => r.name === name && r.numerics === numerics).length;
      return [digest ? `\`${digest.slice(0, 12)}\`` : '–', `${ran.length}`, `${differences}`];
    });
    return [name, ...cells];
  });
  const head = PROFILES.flatMap((numerics) => [numerics, 'trials', 'differ']);
  return table(['case', ...head], rows);
}

/** Per engine: what it ran, and how long that took. */
export function byEngine(results: readonly Result[]): string {
  const rows = unique(results.map(({ engine }) => engine)).map((engine) => {
    const ran = results.filter((result) => result.engine === engine);
    const done = ran.filter(({ lacks }) => lacks === undefined);
    const profiles = PROFILES.map((numerics) => {
      const of = done.filter((result) => result.numerics === numerics);
      const ways = unique(of.map(({ threads, execution }) => `${execution} ${threads}`)).sort();
      const asked = ran.some((result) => result.numerics === numerics);
      return of.length > 0 ? ways.join(', ') : asked ? 'not fused' : '–';
    });
    const steps = unique(done.map((result) => result.steps)).join(', ');
    const seconds = done.reduce((sum, result) => sum + result.seconds, 0);
    const names = unique(done.map(({ name }) => name)).length;
    return [engine, ran[0].version, `${names}`, steps, ...profiles, `${done.length}`, seconds.toFixed(0)];
  });
  const head = [
    'engine',
    'version',
    'cases',
    'steps',
    ...PROFILES.map((name) => `${name}: execution, threads`),
  ];
  return table([...head, 'trials', 'seconds in total'], rows);
}
