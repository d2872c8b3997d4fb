/** The code points for which a TrueType font has a glyph: the segments of format 4 in its `cmap`. */
export function charactersOf(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset);
  const tables = Array.from({ length: view.getUint16(4) }, (_, i) => 12 + 16 * i);
  const tagAt = (at: number) => String.fromCharCode(...font.subarray(at, at + 4));
  const cmap = view.getUint32(tables.find((at) => tagAt(at) === 'cmap')! + 8);
  const subtables = Array.from({ length: view.getUint16(cmap + 2) }, (_, i) =>
    view.getUint32(cmap + 8 + 8 * i),
  );
  const at = cmap + subtables.find((offset) => view.getUint16(cmap + offset) === 4)!;
  const segments = view.getUint16(at + 6) / 2;
  const word = (list: number, i: number) => view.getUint16(at + 14 + 2 * list * segments + 2 * i);
  const found = new Set<number>();
  for (let i = 0; i < segments; i++) {
    const [last, first] = [word(0, i), view.getUint16(at + 16 + 2 * segments + 2 * i)];
    for (let code = first; code <= last && code < 0xffff; code++) found.add(code);
  }
  return found;
}
