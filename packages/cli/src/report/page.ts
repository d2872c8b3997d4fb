import { type Content, htmlOf, tag } from './html.ts';

/** Light and dark by the reader's system, narrow screens, and paper. */
const STYLE = `
:root { color-scheme: light dark; --ink: #1a1a1a; --soft: #5c5c5c; --paper: #fff; --card: #f5f5f3; --line: #d9d9d5; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e4; --soft: #a3a39c; --paper: #161615; --card: #222220; --line: #3a3a37; }
  .chart svg { filter: invert(0.91) hue-rotate(180deg); }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 62rem; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; overflow-wrap: anywhere; }
p { margin: .4rem 0; } .soft, figcaption { color: var(--soft); font-size: .875rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; white-space: nowrap; }
td:last-child { white-space: normal; } th { font-weight: 600; } tbody th { font-weight: 500; } code { font: .8125rem/1.45 ui-monospace, monospace; }
pre { overflow-x: auto; padding: .7rem .8rem; background: var(--card); border-radius: 6px; margin: .4rem 0; }
.figures { display: flex; flex-wrap: wrap; gap: 1.2rem 1rem; align-items: flex-start; margin-top: .6rem; }
.charts, .pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(27rem, 100%), 1fr)); }
.pictures { grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); }
figure { margin: 0; max-width: 100%; } figure svg { display: block; max-width: 100%; height: auto; border-radius: 4px; }
img { display: block; width: 100%; max-width: 32rem; image-rendering: pixelated; border-radius: 4px; }
.key { display: inline-block; width: .8em; height: .8em; border-radius: 2px; margin-right: .4em; vertical-align: -.05em; }
.keys span { margin-right: 1.1em; white-space: nowrap; font-size: .875rem; }
summary { cursor: pointer; margin: .5rem 0; }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --paper: #fff; --card: #f5f5f3; --line: #bbb; }
  .chart svg { filter: none; } body { max-width: none; padding: 0; font-size: 11pt; }
  figure, tr { break-inside: avoid; } h2, h3 { break-after: avoid; }
  .scroll, pre { overflow: visible; } th, td { white-space: normal; } pre, code { white-space: pre-wrap; overflow-wrap: anywhere; }
  details::details-content { content-visibility: visible; block-size: auto; }
}`;

/** Nothing is loaded and nothing runs, whatever the names in a run say. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** A whole page in one file. */
export function page(title: string, ...content: readonly Content[]): string {
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    htmlOf(tag('title', {}, title)),
    `<style>${STYLE}\n</style>`,
  ];
  const body = htmlOf([tag('h1', {}, title), ...content]);
  return `<!doctype html>\n<html lang="en">\n<head>\n${head.join('\n')}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
}
