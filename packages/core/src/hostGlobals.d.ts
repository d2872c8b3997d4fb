// What core uses of its host: only what Node, pages and workers all have.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}
/** Node only. */
declare const setImmediate: ((callback: () => void) => unknown) | undefined;
declare class MessageChannel {}
