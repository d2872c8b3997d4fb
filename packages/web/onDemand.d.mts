import type { Plugin } from 'esbuild';

export const WASM: readonly string[];
export const FAMILIES: Readonly<Record<string, RegExp>>;
export function opsCalledIn(modules: readonly { readonly path: string; readonly code: string }[]): string[];
export function onDemand(entryPoints: readonly string[], options?: { light?: boolean }): Promise<Plugin>;
