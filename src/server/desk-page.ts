// The desk's page: built files, and for every client address the same document with a fresh nonce.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { AppError } from '../domain/errors.js';
import { contentSecurityPolicy } from './security-headers.js';

/** Tags that load script and so must carry the nonce. */
const SCRIPTS = /<(script|link rel="modulepreload")(?=[\s>])/g;

/** Everything under `/desk`. Hashed assets may be kept, the document never. */
export function deskPage(dir: string): Router {
  const router = Router();
  router.use(
    '/assets',
    express.static(join(dir, 'assets'), { index: false, redirect: false, immutable: true, maxAge: '1y' }),
  );
  router.use(
    express.static(dir, {
      index: false,
      redirect: false,
      setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
    }),
  );
  router.get('/{*address}', clientAddress(dir));
  return router;
}

/** Addresses without a file ending belong to the page, which knows its own "not found". */
function clientAddress(dir: string): RequestHandler {
  let document: string | undefined;
  return (request, response, next) => {
    if (/\.\w+$/.test(request.path)) return next();
    document ??= readDocument(dir);
    const nonce = randomBytes(16).toString('base64');
    response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce));
    response.setHeader('Cache-Control', 'no-store');
    response.type('html').send(document.replace(SCRIPTS, `<$1 nonce="${nonce}"`));
  };
}

function readDocument(dir: string): string {
  try {
    return readFileSync(join(dir, 'index.html'), 'utf8');
  } catch {
    throw new AppError('not_found', 'The desk page was not built: run npm run build.');
  }
}
