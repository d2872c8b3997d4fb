/** Bytes as text, one character each; nothing beyond the end. */
export function ascii(bytes: Uint8Array, begin: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(begin, end));
}
