import { SessionError } from './sessionError.ts';

interface Policy {
  createScriptURL(url: string): unknown;
}

let policy: Policy | undefined; // a page may create a policy of one name only once

/**
 * A worker that runs the script at an address. Where the page requires trusted types, it uses the policy `ganvil`, which the
 * page's `trusted-types` must allow. Throws a SessionError 'worker'.
 */
export function createWorker(url: string, options?: WorkerOptions): Worker {
  try {
    return new Worker((trustedTypesPolicy()?.createScriptURL(url) ?? url) as string, options);
  } catch (error) {
    const hint = 'trustedTypes' in self ? ' (trusted types: allow the policy `ganvil`)' : '';
    throw new SessionError('worker', `The worker cannot be started: ${(error as Error).message}${hint}`);
  }
}

/** This module's policy, where the browser has trusted types and the page allows it. */
function trustedTypesPolicy(): Policy | undefined {
  const { trustedTypes } = self as unknown as {
    trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
  };
  try {
    policy ??= trustedTypes?.createPolicy('ganvil', { createScriptURL: (url) => url });
  } catch {
    // Not allowed. Where trusted types are required, starting the worker fails and says so.
  }
  return policy;
}

/** Why a worker may fail without a message, from the response that its script came with. */
export const silentFailureReason = ({ headers }: Response): string =>
  headers.has('cross-origin-embedder-policy')
    ? 'its script does not run'
    : 'no reason given; in a page with Cross-Origin-Embedder-Policy, send that header with the workers and thread.js too';
