/** Numbers of 0..255 in text, with white space between. */
export function numbers(text: string): Uint8Array {
  return Uint8Array.from(text.trim().split(/\s+/), Number);
}
