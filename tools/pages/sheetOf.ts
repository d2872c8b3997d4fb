import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** A page that shows PNG files side by side, each with its name, `columns` in a row. */
export function sheetOf(files: readonly string[], columns: number): string {
  const figures = files.map(
    (file) =>
      `<figure><img src="data:image/png;base64,${readFileSync(file).toString('base64')}"><figcaption>${basename(file)}</figcaption></figure>`,
  );
  return `<!doctype html><style>body{margin:4px;display:grid;grid-template-columns:repeat(${columns},1fr);gap:6px;font:12px sans-serif}figure{margin:0}img{width:100%;border:1px solid #999}</style>${figures.join('')}`;
}
