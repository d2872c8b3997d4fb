import type { Plugin } from 'esbuild';

export const WASM: readonly string[];
export const UNUSED: readonly string[];
export const onDemand: Plugin;
