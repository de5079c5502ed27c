// A real browser in front of the desk's stand-in: what every test of the desk's page needs.

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type MoreRoutes, type StandIn, startStandIn } from '../helpers/desk-stand-in.js';
import { CODE, PASSWORD } from '../helpers/desk-stand-in-data.js';

/** How the desk is looked at. */
export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly locale?: string;
  readonly many?: number;
  /** Who signs in at once; null: nobody. */
  readonly as?: string | null;
  /** Routes of engagements. */
  readonly more?: MoreRoutes;
  /** Under `/desk/`. */
  readonly path?: string;
}

/** One person in front of the desk. */
export interface Visit {
  readonly standIn: StandIn;
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the browser complained about (the content policy among it). */
  readonly complaints: string[];
  /** Presses keys one after the other. */
  keys(...keys: string[]): Promise<void>;
  close(): Promise<void>;
}

/** Fills the form and sends it. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('6-digit code').fill(CODE);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('.desk').waitFor();
}

/** It is between twelve and one for whoever looks, so that what happened some minutes ago is of the same day whenever tests run. */
function zoneWhereItIsNoon(): string {
  const ahead = 12 - new Date().getUTCHours();
  // POSIX counts zones westwards.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

/** Opens the desk at a fresh stand-in. */
export async function visit(browser: Browser, look: Look = {}): Promise<Visit> {
  const { width = 1440, height = 900, dark = false, locale = 'en-GB', as = 'Mara', path = '' } = look;
  const standIn = await startStandIn({
    ...(look.many === undefined ? {} : { many: look.many }),
    ...(look.more === undefined ? {} : { more: look.more }),
  });
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale,
    timezoneId: zoneWhereItIsNoon(),
    reducedMotion: 'reduce',
  });
  const complaints: string[] = [];
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('console', (message) => {
    // A request that was refused on purpose is no complaint of the page.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${standIn.url}/desk/${path}`);
  if (as !== null) await signIn(page, as);
  return {
    standIn,
    context,
    page,
    complaints,
    async keys(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    async close() {
      await context.close();
      await standIn.close();
    },
  };
}
