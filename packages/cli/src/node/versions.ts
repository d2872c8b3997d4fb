import { abiVersion } from '@ganvil/kernels-as';

declare const VERSIONS: { ganvil: string; kernels: string; tfjs: string };

/** What the bits of a run could depend on: by `abi` they do. `kernels` begins the SHA-256 of the strict build. */
export const versions = { ...VERSIONS, abi: abiVersion, node: process.versions.node };
