import style from './more.css';

let sheet: CSSStyleSheet | undefined; // shared by all elements

/** Adds the style sheet of what is opened later to the element that a node is in. */
export function addMoreStyles(inside: Node): void {
  const root = inside.getRootNode() as ShadowRoot;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
  }
  const { adoptedStyleSheets: all } = root;
  if (all && !all.includes(sheet)) root.adoptedStyleSheets = [...all, sheet];
}
