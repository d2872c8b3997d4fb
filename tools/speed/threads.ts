import { printed, row, tool } from './commands.ts';

interface Row {
  name: string;
  free: { median: number };
  busy: { median: number };
}

/** Rows about two threads. */
export function threads(): string[] {
  const { rows }: { rows: Row[] } = JSON.parse(printed(tool('threadTable', '--json')));
  const worstOf = (which: 'free' | 'busy'): string => {
    const [worst] = [...rows].sort((a, b) => a[which].median - b[which].median);
    return `${worst[which].median.toFixed(2)} (${worst.name})`;
  };
  const { free } = rows.find(({ name }) => name === 'dcgan32')!;
  return [
    row('two threads compared with one, `dcgan32`', `${free.median.toFixed(2)} times as fast`),
    row(`the same, worst of ${rows.length} presets and models`, worstOf('free')),
    row('the same, while another program uses one core', worstOf('busy')),
  ];
}
