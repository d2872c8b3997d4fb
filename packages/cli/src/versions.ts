declare const VERSIONS: { ganvil: string; kernels: string; tfjs: string };

/** What the bits of a run could depend on. `kernels` begins the SHA-256 of the strict build. */
export const versions = { ...VERSIONS, node: process.versions.node };
