// What a step of a lesson has found, for reading, looking and listening.
import type { FigurePngOptions } from '../../session/figurePng.ts';
import type { LessonFindings } from '../../session/openLesson.ts';
import { h } from '../controls/dom.ts';
import { pngButton } from './pngButton.ts';

/** Shows numbers, figures and sounds; `options` say where the rasteriser is. `dispose` frees them. */
export function lessonFindings(
  { numbers, figures, texts, files }: LessonFindings,
  step: number,
  { assets, integrity }: FigurePngOptions,
) {
  const addresses: string[] = [];
  const address = (bytes: Uint8Array<ArrayBuffer>, type: string): string => {
    const url = URL.createObjectURL(new Blob([bytes], { type }));
    addresses.push(url);
    return url;
  };
  const shown = Object.entries(figures).map(([name, svg]) => {
    const png = pngButton(`${step}-${name}.png`, svg, { text: texts[name], assets, integrity });
    const source = address(svg, 'image/svg+xml');
    return picture(source, titleOf(svg) ?? inWords(name), `${step}-${name}.svg`, png);
  });
  const others = Object.entries(files).map(([name, bytes]) => {
    const file = `${step}-${name}`;
    if (!name.endsWith('.wav')) return picture(address(bytes, 'image/png'), inWords(name), file);
    return sound(bytes, inWords(name), saveLink(address(bytes, 'audio/wav'), file));
  });
  return {
    figures: h('div', { className: 'found' }, ...shown, ...others),
    numbers: tableOf(numbers),
    dispose: () => addresses.forEach((url) => URL.revokeObjectURL(url)),
  };
}

function picture(src: string, alt: string, file: string, ...more: HTMLElement[]): HTMLElement {
  const caption = h('figcaption', {}, saveLink(src, file), ...more);
  return h('figure', {}, h('img', { src, alt, decoding: 'async' }), caption);
}

/** A sound, played by a button: it needs no more of the page's policy than the rest. */
function sound(bytes: Uint8Array<ArrayBuffer>, name: string, save: HTMLElement): HTMLElement {
  const problem = h('span', { role: 'status' });
  const onclick = async () => {
    const context = new AudioContext();
    try {
      const source = context.createBufferSource();
      source.buffer = await context.decodeAudioData(bytes.slice().buffer);
      source.connect(context.destination);
      source.onended = () => void context.close();
      source.start();
      problem.textContent = '';
    } catch (error) {
      problem.textContent = `The sound cannot be played: ${(error as Error).message}.`;
    }
  };
  const play = h('button', { type: 'button', onclick }, `Play: ${name}`);
  return h('div', { className: 'row' }, play, save, problem);
}

const saveLink = (href: string, file: string): HTMLElement =>
  h('a', { href, download: file, className: 'save' }, `Save ${file}`);

function tableOf(numbers: LessonFindings['numbers']): HTMLElement {
  const rows = Object.entries(numbers).map(([name, value]) =>
    h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, rounded(value))),
  );
  const caption = h('caption', {}, 'Measured in this browser');
  const element = h('table', {}, caption, h('tbody', {}, ...rows));
  element.hidden = rows.length === 0;
  return element;
}

/** Five digits, as `ganvil lesson` prints them. */
export const rounded = (value: number): string => String(Number(value.toPrecision(5)));

/** What a figure calls itself. */
function titleOf(svg: Uint8Array): string | undefined {
  const [, title] = /<title>([^<]*)<\/title>/.exec(new TextDecoder().decode(svg)) ?? [];
  return title
    ?.replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

const inWords = (name: string): string => name.replace(/\.\w+$/, '').replace(/-/g, ' ');
