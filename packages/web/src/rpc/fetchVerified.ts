import { SessionError } from './sessionError.ts';

/** A file of this build, and its SHA-384 as `integrity` attributes have it; '' for any content. */
export interface Asset {
  readonly url: string;
  readonly integrity: string;
}

/** A file's response, checked. Throws a SessionError: 'integrity' for another content than at the build, 'worker' for none. */
export async function fetchVerified({ url, integrity }: Asset): Promise<Response> {
  const checked = await fetch(url, { integrity }).catch(() => undefined);
  if (checked?.ok) return checked;
  // A fetch with a hash does not say why it failed; one without does.
  const plain = await fetch(url).catch(() => undefined);
  if (plain?.ok)
    throw new SessionError('integrity', `${url}: expected the file of this build, got another content.`);
  const got = plain ? `HTTP ${plain.status}` : `no answer${crossOriginHint(url)}`;
  throw new SessionError('worker', `${url}: expected a file, got ${got}.`);
}

/** A server of another origin may be there and not let this page read. */
function crossOriginHint(url: string): string {
  const same = new URL(url).origin === self.location?.origin;
  return same ? '' : '; a server of another origin must send Access-Control-Allow-Origin';
}
