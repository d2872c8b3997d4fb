import { abiVersion } from '@ganvil/kernels-as';

declare const VERSIONS: { ganvil: string; kernels: string; tfjs: string };

/** Versions that a run records. Results depend on `abi` only. `kernels` is the start of the SHA-256 of the strict build. */
export const versions = { ...VERSIONS, abi: abiVersion, node: process.versions.node };
