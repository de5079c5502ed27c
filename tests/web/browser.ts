// A real browser for tests of the pages; where there is none, what needs it is skipped with one plain line.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Why a page cannot be tried here, or null. */
function whyNot(page: 'chat' | 'desk'): string | null {
  if (!existsSync(CHROMIUM)) return 'there is no Chromium at /usr/bin/chromium';
  if (!existsSync(resolve(`dist/web/${page}/index.html`))) return `the page was not built (npm run build:${page})`;
  return null;
}

/**
 * `describe` where a browser and the built page are there; otherwise skips and says why in one line. The tests get the one browser that
 * they share.
 */
export function describeIn(page: 'chat' | 'desk', what: string, tests: (browser: () => Browser) => void): void {
  const why = whyNot(page);
  if (why !== null) process.stderr.write(`Skipped “${what}”: ${why}.\n`);
  (why === null ? describe : describe.skip)(what, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await startBrowser();
    });
    afterAll(() => browser.close());
    tests(() => browser);
  });
}

function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGS });
}
