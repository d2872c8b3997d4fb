import type { Plugin } from 'esbuild';

export const minifiedCss: Plugin;
