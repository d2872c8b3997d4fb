export const FAMILIES: Readonly<Record<string, RegExp>>;
export function opsCalledIn(modules: readonly { readonly path: string; readonly code: string }[]): string[];
