// The session cookie of the desk.

import type { IncomingHttpHeaders } from 'node:http';

/**
 * `__Host-`: only over https (or loopback), only from this host, for the whole of it. Says nothing of what the desk is
 * for. It has no end of its own: the store knows when the session ends, and closing the browser forgets it.
 */
export const COOKIE_NAME = '__Host-desk';

const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** `Set-Cookie` that signs in, or with null signs out. */
export function setCookie(token: string | null): string {
  return token === null ? `${COOKIE_NAME}=; ${ATTRIBUTES}; Max-Age=0` : `${COOKIE_NAME}=${token}; ${ATTRIBUTES}`;
}

/** The cookie's value; empty when there is none. */
export function readCookie(headers: IncomingHttpHeaders): string {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const own = pairs.find((pair) => pair.startsWith(`${COOKIE_NAME}=`));
  return own?.slice(COOKIE_NAME.length + 1) ?? '';
}
