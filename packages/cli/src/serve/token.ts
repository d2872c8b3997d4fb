// Who may ask a server that other users of the machine or the network can reach.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { EXIT, Failure } from '../node/exit.ts';
import { withPath } from '../node/withPath.ts';

const LEAST = 16; // characters

/** The token that `--token` asks for: `auto` draws one, `none` is none, anything else names a file whose first line it is. */
export function tokenFrom(text: string): string | undefined {
  if (text === 'none') return undefined;
  if (text === 'auto') return randomBytes(18).toString('base64url');
  const [line] = withPath(text, () => readFileSync(text, 'utf8'))
    .slice(0, 4096)
    .split('\n');
  if (/^[\w.~+/=-]+$/.test(line) && line.length >= LEAST) return line;
  throw new Failure(
    EXIT.config,
    `--token: expected a file whose first line has at least ${LEAST} letters and digits, got another in ${text}.`,
  );
}

/** How a request shows the token: in the address, which the browser then leaves, or in a header or cookie. Undefined where it does not. */
export function shownBy(
  { url = '', headers }: IncomingMessage,
  token: string,
): 'address' | 'header' | undefined {
  const asked = new URLSearchParams(/\?(.*)$/s.exec(url)?.[1] ?? '').get('token');
  if (asked !== null && isSame(asked, token)) return 'address';
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  const cookie = /(?:^|;\s*)ganvil=([^;]+)/.exec(headers.cookie ?? '')?.[1];
  return [bearer, cookie].some((text) => text !== undefined && isSame(text, token)) ? 'header' : undefined;
}

/** The cookie that a browser shows from then on. */
export const cookieOf = (token: string): string => `ganvil=${token}; HttpOnly; SameSite=Strict; Path=/`;

/** Compares in a time that tells nothing. */
function isSame(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(x, y);
}
