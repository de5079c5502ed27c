// The whole path of a counsellor who also reviews, with the keyboard alone.

import type { Page } from 'playwright-core';
import { CODE, PASSWORD } from '../helpers/desk-stand-in-data.js';
import { describeIn } from './browser.js';
import { type Visit, visit } from './desk-browser.js';

/** Presses Tab until the focus is on something with this name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let n = 0; n < 80; n++) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement | null;
      return at === null ? '' : `${at.getAttribute('aria-label') ?? ''} ${at.id} ${at.textContent ?? ''}`;
    });
    if (name.test(label)) return;
  }
  throw new Error(`Tab never reached ${name}`);
}

describeIn('desk', 'A counsellor with the keyboard alone', (browser) => {
  let seen: Visit;
  afterEach(() => seen.close());

  async function signInByKeyboard(): Promise<void> {
    const { page } = seen;
    await tabTo(page, /name/);
    await page.keyboard.type('Mara');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await tabTo(page, /\bcode\b/);
    await page.keyboard.type(CODE);
    await page.keyboard.press('Enter');
    await page.locator('.row').first().waitFor();
  }

  async function claimAndOpen(): Promise<void> {
    const { page } = seen;
    await seen.keys('j', 'j', 'k', 'c');
    await page.getByText('It is yours now').waitFor();
    expect(seen.standIn.world.rows.find((row) => row.id === 'hr_1')?.heldBy?.name).toBe('Mara');
    await seen.keys('Enter');
    await page.locator('.talk').waitFor();
  }

  async function takeOverWriteHandBack(): Promise<void> {
    const { page, standIn } = seen;
    await seen.keys('t');
    await page.getByText('You write, the bot is silent', { exact: true }).waitFor();
    await seen.keys('w');
    await page.keyboard.type('Hello, I am a person. Is it safe to write now?');
    await seen.keys('Control+Enter');
    await page.locator('.turn--staff').waitFor();
    expect(standIn.world.sent.map((one) => one.text)).toEqual(['Hello, I am a person. Is it safe to write now?']);
    expect(await page.locator('#message').inputValue()).toBe('');
    await seen.keys('Tab', 'Tab', 'h');
    await page.getByText('The bot writes').waitFor();
  }

  async function closeRequest(): Promise<void> {
    const { page, standIn } = seen;
    await tabTo(page, /Close request/);
    await seen.keys('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, /Cancel/);
    await seen.keys('Shift+Tab', 'Shift+Tab', 'Space', 'Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(standIn.world.rows.find((row) => row.id === 'hr_1')?.state).toBe('closed');
  }

  async function decide(): Promise<void> {
    const { page, standIn } = seen;
    await seen.keys('c');
    await page.locator('#decide-confirm').waitFor();
    await seen.keys('1');
    await page.locator('#decide-confirm:checked').waitFor();
    await seen.keys('Control+Enter');
    expect(standIn.world.rows.find((row) => row.id === 'ri_main')?.state).toBe('in_review');
    await tabTo(page, /because/);
    await page.keyboard.type('Signs 5 and 7 together');
    await seen.keys('Control+Enter');
    await page.getByText('Recorded: Confirm').waitFor();
    expect(standIn.world.acts.get('ri_main')?.at(-1)).toMatchObject({
      act: 'confirm',
      reason: 'Signs 5 and 7 together',
    });
  }

  it('signs in, claims, opens, takes over, writes, hands back, closes and decides', async () => {
    seen = await visit(browser(), { as: null, path: 'queue' });
    await signInByKeyboard();
    await claimAndOpen();
    await takeOverWriteHandBack();
    await closeRequest();
    await decide();
    expect(seen.complaints).toEqual([]);
  });

  it('finds all keys under ?, and can switch single keys off', async () => {
    seen = await visit(browser(), { path: 'queue' });
    await seen.page.locator('.row').first().waitFor();
    await seen.keys('?');
    await seen.page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await seen.page.getByLabel('Single keys are on').uncheck();
    await seen.keys('Escape');
    await seen.page.getByRole('dialog').waitFor({ state: 'detached' });
    await seen.keys('c');
    await seen.page
      .getByRole('button', { name: /^Claim/ })
      .first()
      .waitFor();
    expect(seen.standIn.world.rows[0]?.heldBy).toBeNull();
  });

  it('types letters into a field and never sets anything off', async () => {
    seen = await visit(browser(), { path: 'conversations/c_main7F2K' });
    await seen.page.locator('#note').fill('');
    await seen.page.locator('#note').pressSequentially('that 1234 c h');
    expect(await seen.page.locator('#note').inputValue()).toBe('that 1234 c h');
    expect(seen.standIn.world.asked.filter((one) => one.startsWith('POST'))).toEqual([]);
  });
});
