// What core uses of its host: only what Node, pages and workers all have.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}
declare function setTimeout(callback: () => void, milliseconds: number): unknown;
declare class MessageChannel {
  readonly port1: { onmessage: (() => void) | null; postMessage(message: unknown): void; close(): void };
  readonly port2: { onmessage: (() => void) | null; postMessage(message: unknown): void; close(): void };
}
interface StreamReader {
  read(): Promise<{ done: boolean; value?: Uint8Array }>;
  cancel(): Promise<void>;
}
declare class DecompressionStream {
  constructor(format: 'gzip' | 'deflate');
  readonly readable: { getReader(): StreamReader };
  readonly writable: { getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } };
}
