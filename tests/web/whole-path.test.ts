// A message reaches a person and the answer comes back: both pages in a real browser, the built service between them.
// PICTURES=docs/pictures also takes the README's pictures.

import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type DeskAccount, setUpAccount } from '../helpers/desk-account.js';
import { ServiceProcess } from '../helpers/service.js';
import { describeIn } from './browser.js';

const WAIT_MS = 15_000;

describeIn('desk', 'A message reaches a person, and the answer comes back', (browser) => {
  let service: ServiceProcess;
  let account: DeskAccount;
  beforeAll(async () => {
    service = await ServiceProcess.start({ args: ['--demo'] });
    account = await setUpAccount(service.desk, 'desk', await service.firstPassword());
  });
  afterAll(async () => {
    await service?.end();
  });

  async function open(url: string, width: number, height: number): Promise<Page> {
    const context = await browser().newContext({
      viewport: { width, height },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    await page.goto(url);
    return page;
  }

  async function signIn(): Promise<Page> {
    const page = await open(`${service.desk}/desk/`, 1440, 900);
    await page.getByLabel('Name').fill(account.name);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByLabel('6-digit code').fill(account.code());
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('.row').first().waitFor();
    return page;
  }

  async function picture(page: Page, name: string): Promise<void> {
    const folder = process.env.PICTURES;
    if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
  }

  it('from the first words in the chat to a counsellor by name', async () => {
    const chat = await open(`${service.chat}/`, 360, 800);
    await chat.getByRole('button', { name: 'No, only me' }).waitFor();
    await picture(chat, 'chat');
    await chat.getByRole('button', { name: 'No, only me' }).click();
    await chat.getByRole('button', { name: 'Not now' }).click();
    await chat.getByLabel('Write here').fill('My boss took my passport and says I cannot leave until I pay 3000');
    await chat.keyboard.press('Enter');
    await chat.getByText('What would help you now?').waitFor();

    const desk = await signIn();
    await desk.locator('.row').nth(2).waitFor();
    await picture(desk, 'queue');
    await chat.getByRole('button', { name: 'Talk to a person' }).first().click();
    await chat.getByText('The staff are told').waitFor();
    await desk.reload();
    const row = desk.locator('.row').filter({ hasText: 'Asks for a person' }).filter({ hasText: 'Nobody yet' });
    await row.last().getByRole('link').first().click();
    await desk
      .getByRole('button', { name: /Take over/ })
      .first()
      .click();
    await desk.getByText('You write, the bot is silent').first().waitFor();
    await desk.locator('#message').fill('I am here. You did nothing wrong.');
    await picture(desk, 'conversation');
    await desk.getByRole('button', { name: /^Send/ }).click();
    await chat.getByText('I am here. You did nothing wrong.').waitFor();
    await picture(chat, 'chat-person');
  });
});
