// Whether a change comes from the desk's own page.

import type { IncomingHttpHeaders } from 'node:http';

/**
 * Browsers say with every change where it comes from: `Sec-Fetch-Site` must be `same-origin`, `Origin` the desk's own. What
 * says neither is no browser, so no page can have forged it; it still needs the cookie, which no other site can send
 * (`SameSite=Strict`).
 */
export function isSameOrigin(headers: IncomingHttpHeaders, deskUrl: string | null): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const { origin } = headers;
  if (origin === undefined) return true;
  return deskUrl === null ? hostOf(origin) === headers.host : origin === new URL(deskUrl).origin;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
