import { SessionError } from './sessionError.ts';

interface Policy {
  createScriptURL(url: string): unknown;
}

let policy: Policy | undefined;

/**
 * A worker from an address. Where the page requires trusted types, the policy `ganvil` vouches for it, which the page's
 * `trusted-types` must allow. Throws a SessionError.
 */
export function createWorker(url: string, options?: WorkerOptions): Worker {
  try {
    return new Worker((trustedTypesPolicy()?.createScriptURL(url) ?? url) as string, options);
  } catch (error) {
    const hint = 'trustedTypes' in self ? ' (trusted types: allow the policy `ganvil`)' : '';
    throw new SessionError('worker', `worker: expected to start one, got ${(error as Error).message}${hint}`);
  }
}

/** The policy of this module, where there are such and the page allows it. */
function trustedTypesPolicy(): Policy | undefined {
  const { trustedTypes } = self as unknown as {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  };
  try {
    policy ??= trustedTypes?.createPolicy('ganvil', { createScriptURL: (url) => url });
  } catch {
    // Not allowed. Where trusted types are required, the start of the worker says so.
  }
  return policy;
}

/** Why a worker that says nothing may not run, from the response that its script came with. */
export const silentFailureReason = ({ headers }: Response): string =>
  headers.has('cross-origin-embedder-policy')
    ? 'a file that does not'
    : 'none; in a page with Cross-Origin-Embedder-Policy, worker.js and thread.js must be sent with it too';
