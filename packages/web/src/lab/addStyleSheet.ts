const sheets = new Map<string, CSSStyleSheet>(); // shared by all elements

/** Adds a style sheet, given as text, to the element that a node is in. */
export function addStyleSheet(inside: Node, text: string): void {
  const root = inside.getRootNode() as ShadowRoot;
  let sheet = sheets.get(text);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    sheets.set(text, sheet);
  }
  const { adoptedStyleSheets: all } = root;
  if (all && !all.includes(sheet)) root.adoptedStyleSheets = [...all, sheet];
}
