// How the desk stands on the screen: nothing that axe finds, nothing wider than the screen, light and dark, at 200 % zoom too.

import { gzipSync } from 'node:zlib';
import { describeIn } from './browser.js';
import { axeFindings } from './chat-browser.js';
import { type Visit, visit } from './desk-browser.js';

/** Address, and what must be there before it is looked at. */
const SCREENS: readonly (readonly [path: string, ready: string])[] = [
  ['queue', '.row'],
  ['conversations/c_main7F2K', '.talk .turn'],
  ['roster', '.table'],
  ['deliveries', '.table'],
  ['nowhere', '.empty'],
];

const LOOKS = [
  { width: 1440, height: 900, dark: false },
  { width: 1440, height: 900, dark: true },
  { width: 360, height: 800, dark: false },
  { width: 360, height: 800, dark: true },
  // A laptop at 200 % zoom.
  { width: 720, height: 450, dark: false },
];

describeIn('desk', 'The desk on a screen', (browser) => {
  let seen: Visit;
  afterEach(() => seen.close());

  const overflow = () =>
    seen.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  it.each(LOOKS)(
    'of $width × $height (dark: $dark) shows every screen without a finding or a sideways scroll',
    async (look) => {
      seen = await visit(browser(), look);
      for (const [path, ready] of SCREENS) {
        await seen.page.goto(`${seen.standIn.url}/desk/${path}`);
        await seen.page.locator(ready).first().waitFor();
        expect({ path, found: await axeFindings(seen.page) }).toEqual({ path, found: [] });
        expect({ path, overflow: await overflow() }).toEqual({ path, overflow: 0 });
      }
      expect(seen.complaints).toEqual([]);
    },
    60_000,
  );

  it('has no finding before signing in, in the audit log and in the dialogs', async () => {
    seen = await visit(browser(), { as: null, width: 360, height: 800 });
    await seen.page.getByLabel('Name').waitFor();
    expect(await axeFindings(seen.page)).toEqual([]);
    expect(await overflow()).toBe(0);
    await seen.close();
    seen = await visit(browser(), { as: 'Aude', path: 'audit' });
    await seen.page.locator('.table').waitFor();
    expect(await axeFindings(seen.page)).toEqual([]);
    await seen.close();
    seen = await visit(browser(), { path: 'queue', width: 360, height: 800 });
    await seen.page.getByRole('button', { name: 'My duty…' }).click();
    await seen.page.getByRole('dialog').waitFor();
    expect(await axeFindings(seen.page)).toEqual([]);
    expect(await overflow()).toBe(0);
  }, 60_000);

  it('turns round in a right-to-left page without a sideways scroll', async () => {
    seen = await visit(browser(), { path: 'conversations/c_main7F2K' });
    await seen.page.locator('.talk .turn').first().waitFor();
    await seen.page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    expect(await overflow()).toBe(0);
    const side = await seen.page.locator('.side').boundingBox();
    expect(side?.x).toBeGreaterThan(700);
  });

  it('keeps the chosen theme over the system’s', async () => {
    seen = await visit(browser(), { path: 'queue' });
    const ground = () => seen.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await seen.page.locator('.prefs select').nth(1).selectOption('dark');
    const dark = await ground();
    expect(dark).not.toBe(light);
    await seen.page.reload();
    await seen.page.locator('.desk').waitFor();
    expect(await ground()).toBe(dark);
  });

  it('weighs at most 60 KB before anything else is loaded', async () => {
    seen = await visit(browser(), { as: null });
    const addresses = await seen.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map((one) => one.name)
        .filter((name) => name.includes('/assets/')),
    );
    let bytes = 0;
    for (const address of addresses) bytes += gzipSync(Buffer.from(await (await fetch(address)).arrayBuffer())).length;
    expect(addresses.length).toBeGreaterThan(1);
    expect(bytes).toBeLessThanOrEqual(60 * 1024);
  });
});
