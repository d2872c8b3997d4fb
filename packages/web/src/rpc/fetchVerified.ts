import { SessionError } from './sessionError.ts';

/** A file of this build, and its SHA-384 in the form of the `integrity` attribute; '' accepts any content. */
export interface Asset {
  readonly url: string;
  readonly integrity: string;
}

/** The response of a file whose hash is right. Throws a SessionError: 'integrity' for other content, 'worker' for no file. */
export async function fetchVerified({ url, integrity }: Asset): Promise<Response> {
  const verified = await fetch(url, { integrity }).catch(() => undefined);
  if (verified?.ok) return verified;
  // A fetch with a hash does not say why it failed; one without does.
  const plain = await fetch(url).catch(() => undefined);
  if (plain?.ok)
    throw new SessionError('integrity', `${url}: expected the file of this build, got different content.`);
  const got = plain ? `HTTP ${plain.status}` : `no answer${crossOriginHint(url)}`;
  throw new SessionError('worker', `${url}: expected a file, got ${got}.`);
}

/** What a server of another origin must do to let this page read. */
function crossOriginHint(url: string): string {
  const same = new URL(url).origin === self.location?.origin;
  return same ? '' : '; a server of another origin must send Access-Control-Allow-Origin';
}
