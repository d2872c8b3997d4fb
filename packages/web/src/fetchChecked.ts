import { SessionError } from './sessionError.ts';

/** A file of this build, and its SHA-384 as `integrity` attributes have it. */
export interface Asset {
  readonly url: string;
  readonly integrity: string;
}

/** The bytes of a file. Throws a SessionError: 'integrity' for another content than at the build, 'worker' for none. */
export async function fetchChecked({ url, integrity }: Asset): Promise<ArrayBuffer> {
  const checked = await fetch(url, { integrity }).catch(() => undefined);
  if (checked?.ok) return checked.arrayBuffer();
  // A fetch with a hash does not say why it failed; one without does.
  const plain = await fetch(url).catch(() => undefined);
  if (plain?.ok)
    throw new SessionError('integrity', `${url}: expected the file of this build, got another content.`);
  const got = plain ? `HTTP ${plain.status}` : 'no answer';
  throw new SessionError('worker', `${url}: expected a file, got ${got}.`);
}
