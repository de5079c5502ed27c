// The session cookie in a real browser: taken and sent on loopback over http, as in development, and out of script's reach.

import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { readCookie, setCookie } from '../../src/server/api/cookie.js';

const CHROMIUM = '/usr/bin/chromium';
const there = existsSync(CHROMIUM);

let browser: Browser | undefined;
beforeAll(async () => {
  if (!there) process.stderr.write(`Skipped the desk's cookie in a browser: there is no Chromium at ${CHROMIUM}.\n`);
  else browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
});
afterAll(() => browser?.close());

(there ? it.each : it.skip.each)(['127.0.0.1', 'localhost'])(
  'is kept by the browser on http://%s, and not seen by script',
  async (host) => {
    const server = createServer((request, response) => {
      const sent = readCookie(request.headers);
      if (request.url === '/sign-in') response.setHeader('Set-Cookie', setCookie('secret-value'));
      if (request.url === '/sign-out') response.setHeader('Set-Cookie', setCookie(null));
      response.setHeader('Content-Type', 'text/html').end(sent === '' ? 'nobody' : sent);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const page = await browser!.newPage();
    await page.goto(`http://${host}:${port}/sign-in`);
    await page.goto(`http://${host}:${port}/`);
    expect(await page.textContent('body')).toBe('secret-value');
    expect(await page.evaluate(() => document.cookie)).toBe('');
    await page.goto(`http://${host}:${port}/sign-out`);
    await page.goto(`http://${host}:${port}/`);
    expect(await page.textContent('body')).toBe('nobody');
    await page.close();
    server.closeAllConnections();
    server.close();
  },
);
