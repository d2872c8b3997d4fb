const ORIENTATION = 0x0112;
const SHORT = 3;

/**
 * The orientation (1 to 8) in an EXIF block, which begins with the header of a TIFF file; 1 where there is none or the
 * block is damaged. `Exif\0\0` before the header is passed over.
 */
export function orientationOf(exif: Uint8Array): number {
  const begin = exif[0] === 0x45 && exif[4] === 0 && exif[5] === 0 ? 6 : 0;
  const view = new DataView(exif.buffer, exif.byteOffset + begin, Math.max(0, exif.length - begin));
  if (view.byteLength < 14) return 1;
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return 1;
  const little = order === 0x4949;
  const at = view.getUint32(4, little);
  if (view.getUint16(2, little) !== 42 || at + 2 > view.byteLength) return 1;
  const count = view.getUint16(at, little);
  for (let i = 0; i < count; i++) {
    const entry = at + 2 + 12 * i;
    if (entry + 12 > view.byteLength) break;
    if (view.getUint16(entry, little) !== ORIENTATION || view.getUint16(entry + 2, little) !== SHORT)
      continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}
