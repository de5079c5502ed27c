// Headers that keep a page to itself: both ports send them with every answer.

import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Seconds that a browser insists on https: two years. */
const HSTS_S = 63_072_000;

const DIRECTIVES: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'object-src': ["'none'"],
};

/**
 * The content security policy: own files only, nothing inline. With a nonce (ASVS 5.0 3.4.3) only scripts that carry it
 * run, and what these load.
 */
export function contentSecurityPolicy(nonce?: string): string {
  const script = nonce === undefined ? ["'self'"] : [`'nonce-${nonce}'`, "'strict-dynamic'"];
  return Object.entries({ ...DIRECTIVES, 'script-src': script })
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

/** The handler. `https`: the address that people use is https, so that browsers may be told to insist on it. */
export function securityHeaders(options: { readonly https: boolean }): RequestHandler {
  const policy = contentSecurityPolicy();
  const others = helmet({
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: true,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: options.https ? { maxAge: HSTS_S, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
  });
  return (request, response, next) => {
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
    response.setHeader('X-Robots-Tag', 'noindex, nofollow');
    others(request, response, next);
  };
}
