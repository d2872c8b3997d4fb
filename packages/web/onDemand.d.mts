import type { Plugin } from 'esbuild';

export const WASM: readonly string[];
export function onDemand(entryPoints: readonly string[], options?: { light?: boolean }): Promise<Plugin>;
