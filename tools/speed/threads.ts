import { printed, row, tool } from './commands.ts';

interface Row {
  name: string;
  free: { median: number };
  busy: { median: number };
}

/** Rows about two threads. */
export function threads(): string[] {
  const { rows }: { rows: Row[] } = JSON.parse(printed(tool('threadTable', '--json')));
  const least = (which: 'free' | 'busy'): string => {
    const [worst] = [...rows].sort((a, b) => a[which].median - b[which].median);
    return `${worst[which].median.toFixed(2)} at worst (${worst.name})`;
  };
  const { free } = rows.find(({ name }) => name === 'dcgan32')!;
  return [
    row('two threads beside one, `dcgan32`', `${free.median.toFixed(2)} times as fast`),
    row(`likewise, ${rows.length} presets and models`, least('free')),
    row('likewise, beside a program that keeps a core busy', least('busy')),
  ];
}
