const GAP = '  ';

/** Rows of cells as lines whose columns stand below each other. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column])).join(GAP);
  return rows.map((row) => line(row).trimEnd()).join('\n');
}
