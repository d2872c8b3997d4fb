import type { Plugin } from 'esbuild';

export const WASM: readonly string[];
export const onDemand: Plugin;
