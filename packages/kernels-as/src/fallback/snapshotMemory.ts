// Undoes what a failed call leaves behind in tfjs-backend-wasm: its memory is restored to its state before the first call.

/** What we use of the module that Emscripten makes. */
export interface EmscriptenModule {
  /** All of its memory; another view after the memory grew. */
  readonly HEAPU8: Uint8Array;
  stackSave(): number;
  stackRestore(at: number): void;
}

/** Copies the memory while it holds no tensors. Returns the function that restores it. */
export function snapshotMemory(module: EmscriptenModule): () => void {
  const words = new Int32Array(module.HEAPU8.buffer);
  let end = words.length;
  while (end > 0 && words[end - 1] === 0) end--;
  const kept = words.slice(0, end);
  const stack = module.stackSave();
  return () => {
    const now = new Int32Array(module.HEAPU8.buffer);
    now.set(kept);
    now.fill(0, end);
    module.stackRestore(stack);
  };
}
