import { htmlOf, raw, table, tag } from '../report/html.ts';
import { describeRun } from '../run/describeRun.ts';
import { formatNumber } from '../sinks/progress/status.ts';

/** A page that lists runs, with a link to the page that follows each. */
export function runsPage(runs: ReadonlyMap<string, string>): string {
  const rows = [...runs].map(([name, path]) => {
    const { state, step, steps, preset = '', metrics } = describeRun(path);
    const numbers = Object.entries(metrics).map(([metric, value]) => `${metric} ${formatNumber(value)}`);
    const address = name.split('/').map(encodeURIComponent).join('/');
    const link = tag('a', { href: `${address}/watch.html` }, name);
    return [link, preset, state, `${step} / ${steps}`, numbers.join(', ')];
  });
  const top = tag('header', { class: 'top' }, tag('a', { class: 'brand', href: '/' }, 'Ganvil'));
  const list = table(['run', 'preset', 'state', 'step', 'newest metrics'], rows);
  const main = tag('main', {}, tag('div', { class: 'lede' }, tag('h1', {}, 'Runs')), list);
  return `<!doctype html>${htmlOf(tag('html', { lang: 'en' }, raw(HEAD), tag('body', {}, top, main)))}\n`;
}

const HEAD = `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Ganvil – runs</title><link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/style.css"></head>`;
