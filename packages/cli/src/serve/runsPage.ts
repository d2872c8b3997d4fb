import { describeRun } from '../run/describeRun.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A page that lists runs, with a link to the page that follows each. */
export function runsPage(runs: ReadonlyMap<string, string>): string {
  const rows = [...runs].map(([name, path]) => {
    const { state, step, steps, preset = '', metrics } = describeRun(path);
    const numbers = Object.entries(metrics)
      .map(([metric, value]) => `${metric} ${value.toPrecision(4)}`)
      .join(', ');
    const address = name.split('/').map(encodeURIComponent).join('/');
    const cells = [preset, state, `${step} / ${steps}`, numbers].map((text) => `<td>${escaped(text)}</td>`);
    return `<tr><td><a href="${escaped(address)}/watch.html">${escaped(name)}</a></td>${cells.join('')}</tr>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Runs</title><link rel="stylesheet" href="/style.css">
<main><h1>Runs</h1><table><thead><tr><th>run</th><th>preset</th><th>state</th><th>step</th><th>newest metrics</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></main></html>
`;
}
