import type { Skipped } from '@ganvil/core';

const MAX_REASONS = 3;

/** Skipped files in one line: the number per reason, the most frequent first. */
export function skippedSummary(skipped: readonly Skipped[]): string {
  const groups = grouped(skipped);
  const shown = groups.slice(0, MAX_REASONS).map(([reason, paths]) => {
    const plain = reason.replace(/\.$/, '');
    return paths.length === 1 ? `${paths[0]}: ${plain}` : `${paths.length} such as ${paths[0]}: ${plain}`;
  });
  const more = groups.length > MAX_REASONS ? `; and ${groups.length - MAX_REASONS} more reasons` : '';
  return `warning: ${skipped.length} ${skipped.length === 1 ? 'file' : 'files'} skipped (${shown.join('; ')}${more}).`;
}

/** All skipped files, one path per line, below their reason. */
export function skippedText(skipped: readonly Skipped[]): string {
  return grouped(skipped)
    .map(([reason, paths]) => `${paths.length}: ${reason}\n${paths.map((path) => `  ${path}\n`).join('')}`)
    .join('\n');
}

/** Paths by reason; reasons that differ in numbers only are one. */
function grouped(skipped: readonly Skipped[]): [reason: string, paths: string[]][] {
  const groups = new Map<string, { reason: string; paths: string[] }>();
  for (const { path, reason } of skipped) {
    const key = reason.replace(/\d+/g, '0');
    const group = groups.get(key) ?? { reason, paths: [] };
    group.paths.push(path.replace(/[\r\n]/g, ' '));
    groups.set(key, group);
  }
  return [...groups.values()]
    .sort((a, b) => b.paths.length - a.paths.length)
    .map(({ reason, paths }) => [reason, paths]);
}
