import uplotStyle from 'uplot/dist/uPlot.min.css';
import style from './lab.css';

let sheets: CSSStyleSheet[] | undefined; // shared by all elements

/** The style sheets of the element; created with the first element, since a server has no style sheets. */
export function styleSheets(): CSSStyleSheet[] {
  if (!sheets) registerUnit();
  sheets ??= [uplotStyle, style].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  return sheets;
}

/** Makes the unit of the style sheet a length: it is then computed where it is set, as 1em of the element. */
function registerUnit(): void {
  try {
    CSS.registerProperty({ name: '--ganvil-unit', syntax: '<length>', inherits: true, initialValue: '16px' });
  } catch {
    // Registered by another version of this script.
  }
}
